/** What goes wrong on purpose. `cut-before`: the call is not executed; `cut-after`: it is, and its answer is lost. */
export type FaultKind =
  | { readonly kind: 'too-many-requests'; readonly retryAfter: number }
  | { readonly kind: 'server-error'; readonly code?: number }
  /** Telegram's no, in its own words. */
  | { readonly kind: 'refusal'; readonly code?: number; readonly description: string }
  | { readonly kind: 'cut-before' }
  | { readonly kind: 'cut-after' }
  | { readonly kind: 'delay'; readonly ms: number };

/** Where and how long: everywhere and until removed, unless narrowed. `until` is house time. */
export type FaultScope = {
  readonly method?: string;
  readonly chat?: number;
  readonly times?: number;
  readonly until?: Date;
};

export type Fault = FaultKind & FaultScope;

export type Faults = {
  /**
   * Adds a fault; returns the way to take it away. What the bot does by itself at any time, long polls and its
   * profile, is spared unless `method` names it.
   */
  add(fault: Fault): () => void;
  clear(): void;
  /** Those that hit this call; counts the call against their `times`. */
  hitting(method: string, chat: unknown, now: Date): readonly FaultKind[];
};

const byItself = (method: string) =>
  method === 'getUpdates' || /^(set|delete)(My|ChatMenuButton)/.test(method);

export function createFaults(): Faults {
  const active = new Map<Fault, { hits: number }>();
  return {
    add(fault) {
      active.set(fault, { hits: 0 });
      return () => active.delete(fault);
    },
    clear: () => active.clear(),
    hitting(method, chat, now) {
      const hit: FaultKind[] = [];
      for (const [fault, count] of active) {
        if (fault.until && now >= fault.until) active.delete(fault);
        else if (fault.method ? fault.method !== method : byItself(method)) continue;
        else if (fault.chat !== undefined && fault.chat !== chat) continue;
        else {
          hit.push(fault);
          count.hits++;
          if (fault.times !== undefined && count.hits >= fault.times) active.delete(fault);
        }
      }
      return hit;
    },
  };
}
