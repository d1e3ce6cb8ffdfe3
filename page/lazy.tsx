import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const RELOADED = 'reloaded';

/** A screen in a file of its own. The house may have been renewed since: a file that is gone reloads the page, once. */
export function lazy(load: () => Promise<ComponentType>): ComponentType {
  let loaded: ComponentType | null = null;
  return function Lazy() {
    const [View, show] = useState(() => loaded);
    useEffect(() => {
      if (loaded) return;
      load()
        .then((view) => {
          loaded = view;
          sessionStorage.removeItem(RELOADED);
          show(() => view);
        })
        .catch(() => {
          if (!navigator.onLine || sessionStorage.getItem(RELOADED)) return;
          sessionStorage.setItem(RELOADED, '1');
          location.reload();
        });
    }, []);
    return View ? <View /> : <Skeleton />;
  };
}

export const Skeleton = () => (
  <div class="skeleton" aria-hidden="true">
    <i />
    <i />
    <i />
  </div>
);
