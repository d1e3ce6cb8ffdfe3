import type { Role } from '../core/kernel/actor.ts';
import { type Command, commandList, groupCommands } from './commands.ts';
import type { ChatRef } from './kit/incoming.ts';
import { speak } from './kit/update-context.ts';
import type { Language, Words } from './kit/wording.ts';

/** Something that a messenger shows of the bot by itself. Without a language: to whoever speaks none of ours. */
export type Trait =
  | {
      readonly kind: 'commands';
      /** Whose list it is; one's own takes the place of the others. Empty: there is no such list any more. */
      readonly to: 'private chats' | 'groups' | { readonly chat: ChatRef };
      readonly language: Language | null;
      readonly commands: readonly Command[];
    }
  /** Above «Start», to whoever has not written yet; and the line in the bot's profile. */
  | {
      readonly kind: 'description' | 'profile line';
      readonly language: Language | null;
      readonly text: string;
    }
  /** What the button beside the field opens. */
  | { readonly kind: 'menu button'; readonly opens: 'commands' }
  /** What a group is asked for when the bot is added: no more than it takes to be shown messages. */
  | { readonly kind: 'group rights'; readonly rights: 'see messages' };

/** Somebody whose list of commands is not everybody's. */
export type OwnList = {
  readonly chat: ChatRef;
  readonly language: Language;
  /** Of guard and admin. */
  readonly roles: readonly Role[];
};

/** Everything that is to be shown. */
export function introduce(words: Words, house: string, own: readonly OwnList[]): readonly Trait[] {
  const [first, ...others] = words.languages;
  if (first === undefined) return [];
  // The house's own language by its name, too: it replaces what somebody once set for it by hand.
  const spoken = [[null, first], ...[first, ...others].map((one) => [one, one] as const)] as const;
  const each = (trait: (language: Language | null, speech: ReturnType<typeof speak>) => Trait) =>
    spoken.map(([language, of]) => trait(language, speak(words, of)));
  return [
    ...each((language, speech) => {
      return { kind: 'commands', to: 'private chats', language, commands: commandList(speech, []) };
    }),
    ...own.map(({ chat, language, roles }): Trait => {
      const commands = commandList(speak(words, language), roles);
      return { kind: 'commands', to: { chat }, language: null, commands };
    }),
    ...each((language, speech) => {
      return { kind: 'commands', to: 'groups', language, commands: groupCommands(speech) };
    }),
    ...each((language, { plain }) => {
      return { kind: 'description', language, text: plain('introduction-description', { name: house }) };
    }),
    ...each((language, { plain }) => {
      return { kind: 'profile line', language, text: plain('introduction-profile') };
    }),
    { kind: 'menu button', opens: 'commands' },
    { kind: 'group rights', rights: 'see messages' },
  ];
}

/** What a trait takes the place of. `chat`: '' where it is nobody's own. */
export type TraitName = { readonly chat: ChatRef | ''; readonly part: string };

export function nameOf(trait: Trait): TraitName {
  const language = 'language' in trait && trait.language !== null ? ` ${trait.language}` : '';
  if (trait.kind !== 'commands') return { chat: '', part: `${trait.kind}${language}` };
  if (typeof trait.to === 'object') return { chat: trait.to.chat, part: 'commands' };
  return { chat: '', part: `commands in ${trait.to}${language}` };
}

/** What became of showing a trait. `quiet`: told to leave it alone for so long. */
export type Showing =
  | { readonly kind: 'shown' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'quiet'; readonly after: number; readonly why: string }
  | { readonly kind: 'out of reach'; readonly why: string };

/** Where a messenger takes what it is to show. */
export type Profile = { readonly show: (trait: Trait) => Promise<Showing> };

/** What the messenger took last: a digest each. */
export type Shown = TraitName & { readonly digest: string };

export type Introductions = {
  readonly house: () => Promise<string>;
  readonly own: () => Promise<readonly OwnList[]>;
  readonly shown: () => Promise<readonly Shown[]>;
  /** A trait without a digest is not shown any more. */
  readonly remember: (changed: readonly (TraitName & { readonly digest: string | null })[]) => Promise<void>;
  /** Does the work unless another process is at it: then null. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T | null>;
};
