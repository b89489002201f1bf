import type { z } from 'zod';
import { stat } from 'node:fs/promises';
import type { RowRules } from '../../../shared/consumer/target';
import type { draftSourceSchema, DraftEntry, DraftRestored, SentRows } from '../../../shared/sheet/draft';
import { readEntries } from './read-entries';

/** The sheet that a draft is restored to. */
export interface Restorable {
  /** Takes back everything done so far, and sets the rules. */
  beginAnew(rules: RowRules): Promise<void>;
  /** Does an entry again. Returns whether it had the same result. */
  replay(entry: DraftEntry): Promise<boolean>;
}

/** Does everything in a draft again. */
export async function replayDraft(
  sheet: Restorable,
  { path, offset, base }: z.infer<typeof draftSourceSchema>,
  onProgress: (done: number) => void,
): Promise<DraftRestored> {
  const { size } = await stat(path);
  await sheet.beginAnew(base);
  const restored: DraftRestored = { changes: 0, differing: 0, sent: [], goodBytes: offset, isDamaged: false };
  try {
    for await (const { entry, end } of readEntries(path, offset)) {
      if (entry === null) throw new Error('a line that cannot be read');
      if (!(await sheet.replay(entry))) restored.differing += 1;
      restored.goodBytes = end;
      restored.changes += CHANGES[entry.do];
      if (entry.do === 'send') restored.sent = sentAfter(restored.sent, entry);
      onProgress(end / size);
    }
  } catch {
    restored.isDamaged = true;
  }
  return restored;
}

/** A delivery of all rows leaves nothing of the outcomes before it. */
function sentAfter(before: readonly SentRows[], { rows, deliveryId }: Extract<DraftEntry, { do: 'send' }>): SentRows[] {
  const left = rows === null ? [] : before;
  return deliveryId === undefined ? [...left] : [...left, { deliveryId, rows }];
}

const CHANGES = { apply: 1, redo: 1, undo: -1, send: 0 } as const;
