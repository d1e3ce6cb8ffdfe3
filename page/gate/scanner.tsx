import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../words.ts';
import { openReader } from './read-qr.ts';

/** So often a frame is looked at: a hand holds still for longer. */
const LOOK_EVERY = 150;

/** The camera until it reads a QR. */
export function Scanner({ found, close }: { found: (text: string) => void; close: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [failed, fail] = useState(false);
  useEffect(() => {
    const over = new AbortController();
    look(video.current, over.signal).then(
      (text) => text !== null && found(text),
      () => over.signal.aborted || fail(true),
    );
    return () => over.abort();
  }, []);
  return (
    <section class="scanner" aria-label={t('web-gate-scan')}>
      {failed ? (
        <p class="fault" role="alert">
          {t('web-gate-no-camera')}
        </p>
      ) : (
        <>
          <video ref={video} muted playsInline />
          <p role="status">{t('web-gate-scan-hint')}</p>
        </>
      )}
      <button type="button" class="gate-key" onClick={close}>
        {t('web-gate-stop')}
      </button>
    </section>
  );
}

/** Null: it was closed before. The camera is let go of in any case. */
async function look(video: HTMLVideoElement | null, over: AbortSignal): Promise<string | null> {
  if (!video) return null;
  const [stream, read] = await Promise.all([
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }),
    openReader(),
  ]);
  try {
    video.srcObject = stream;
    await video.play();
    while (!over.aborted) {
      const text = await read(video);
      if (text !== null && !over.aborted) return text;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
