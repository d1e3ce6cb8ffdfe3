import { applyImport, beginImport, dropImport, type Removal } from '../../core/spots/import-spots.ts';
import { changedSpots } from '../../core/spots/plan-import.ts';
import { seeImport } from '../../core/spots/see-spots.ts';
import { toast } from '../kit/confirm.ts';
import type { Reply } from '../kit/outgoing.ts';
import { clip } from '../kit/typed-text.ts';
import { endDialog, type MemberContext } from '../kit/update-context.ts';
import { askLine } from './asking.ts';
import type { ImportAct } from './buttons.ts';
import { askRemoval, importMessage } from './dry-run.ts';

/** «Импорт»: asks for the list. */
export function askFile(context: MemberContext): Promise<Reply[]> {
  return askLine(context, { ask: 'file' }, context.speech.say('import-ask'));
}

/** What came instead or in answer. */
export async function onFile(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor, now, incoming } = context;
  const { body } = incoming;
  // Of several nobody knows which one is meant.
  const isOne = body.kind === 'document' && !body.more?.length;
  if (!isOne) return askLine(context, { ask: 'file' }, speech.say('import-file-expected'));
  const begun = await beginImport(tx, actor, { ...body, name: clip(body.name, 100) }, now);
  if (!begun.ok && begun.why === 'too large') {
    return askLine(context, { ask: 'file' }, speech.say('import-too-large'));
  }
  await endDialog(context);
  const text = speech.say(begun.ok ? 'import-reading' : 'admin-only');
  return [{ kind: 'message', message: { text } }];
}

/** «Применить» / «Применить, ничего не убирая» / «Отмена», below the dry run. */
export async function onImportPress(context: MemberContext, act: ImportAct, id: number): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  if (act !== 'drop') return onApply(context, id, act === 'apply' ? 'few' : 'none');
  const dropped = await dropImport(tx, actor, id);
  if (!dropped.ok) return toast(speech.plain('import-over'));
  return [{ kind: 'replace', message: { text: speech.say('claim-kept') } }];
}

export async function onApply(context: MemberContext, id: number, removal: Removal): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const applied = await applyImport(tx, actor, id, removal, now);
  if (applied.ok) {
    const { added, removed } = applied.value;
    const said = {
      added: String(added.length),
      changed: String(changedSpots(applied.value)),
      removed: String(removed.length),
    };
    return [{ kind: 'replace', message: { text: speech.say('import-done', said) } }];
  }
  const seen = await seeImport(tx, actor, id);
  const fresh = seen.ok ? seen.value : null;
  if (applied.why === 'removes many' && fresh?.plan)
    return [{ kind: 'replace', message: askRemoval(speech, id, fresh.plan) }];
  if (applied.why !== 'changed meanwhile') return toast(speech.plain('import-over'));
  const message = fresh && importMessage(speech, fresh);
  const said = toast(speech.plain('import-changed-meanwhile'));
  return message ? [...said, { kind: 'replace', message }] : said;
}
