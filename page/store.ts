import { useEffect, useState } from 'preact/hooks';
import type { Me, OutputOf, Shown } from '../src/web/contract.ts';

type Feed = OutputOf<'GET feed'>;

/** What was said in a sheet: by the house, or typed here. */
export type Said =
  | { readonly by: 'house'; readonly card: Shown }
  | { readonly by: 'me'; readonly text: string };

export type Sheet =
  | { readonly kind: 'blocked' }
  | { readonly kind: 'talk'; readonly said: readonly Said[] }
  | {
      readonly kind: 'confirm';
      readonly title: string;
      readonly why: string;
      readonly label: string;
      readonly go: () => void;
    };

export type Toast = { readonly text: string; readonly bad?: boolean; readonly again?: () => void };

export type State = {
  /** `failed`: nothing is known yet of who stands here. */
  readonly phase: 'starting' | 'signed out' | 'signed in' | 'failed';
  readonly me: Me | null;
  readonly feed: Feed | null;
  /** Further pages that were asked for: they stay when the first is fetched anew. */
  readonly tail: Feed | null;
  /** When the newest of what is shown was fetched, by the clock of the house. */
  readonly freshAt: number | null;
  readonly online: boolean;
  /** Without `#/`. */
  readonly path: string;
  /** The thread that a call led to, until one goes elsewhere. */
  readonly called: number | null;
  readonly sheet: Sheet | null;
  readonly toast: Toast | null;
  /** Which button is being pressed: nothing else can be until it is answered. */
  readonly busy: string | null;
  /** Why a messenger’s word for who stands here was not taken. */
  readonly refused: string | null;
  /** A link to sign in by that waits for a press. */
  readonly link: string | null;
  /** The threads to which a guard was called, and which nobody has taken. */
  readonly calls: readonly number[];
  /** Those of them that he has heard. */
  readonly muted: readonly number[];
};

let state: State = {
  phase: 'starting',
  me: null,
  feed: null,
  tail: null,
  freshAt: null,
  online: navigator.onLine,
  path: '',
  called: null,
  sheet: null,
  toast: null,
  busy: null,
  refused: null,
  link: null,
  calls: [],
  muted: [],
};
const listeners = new Set<() => void>();

export const now = (): State => state;

export function change(part: Partial<State>): void {
  state = { ...state, ...part };
  for (const listener of [...listeners]) listener();
}

/** Hears of every change, and of how things stand. */
export function watch(listener: (state: State) => void): void {
  listeners.add(() => listener(state));
  listener(state);
}

/** A part of the state; whoever shows it is drawn anew when it is another. */
export function use<T>(select: (state: State) => T): T {
  const [, redraw] = useState({});
  const chosen = select(state);
  useEffect(() => {
    let last = chosen;
    const look = () => {
      const next = select(state);
      if (Object.is(last, next)) return;
      last = next;
      redraw({});
    };
    look();
    listeners.add(look);
    return () => void listeners.delete(look);
  });
  return chosen;
}

/** What was typed and not sent: going away and coming back keeps it, a reload and signing out do not. */
const drafts = new Map<string, string>();
export const draft = (place: string): string => drafts.get(place) ?? '';
export const keepDraft = (place: string, text: string): void => void drafts.set(place, text);

/** Whoever stood here is out: nothing stays of what the house told him, nor of what he typed. */
export function leave(more: Pick<Partial<State>, 'busy' | 'toast'>): void {
  drafts.clear();
  change({ phase: 'signed out', me: null, feed: null, tail: null, sheet: null, ...more });
}
