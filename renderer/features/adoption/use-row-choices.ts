import type { WindowRow } from '../../../shared/sheet/sheet-state';
import { useRun } from '../../hooks/use-action';
import { adoptQuestionStore } from './adopt-question-store';
import { useEmailChoices } from './use-email-choices';

/**
 * What can be done with a row whose e-mail belongs to another consumer; null for any other row. `adopt` is null if the consumer found cannot be
 * updated, and asks first if that one has another external id.
 */
export function useRowChoices(
  row: Pick<WindowRow, 'row' | 'verdict'> | undefined,
): { adopt: (() => void) | null; withoutEmail: () => void; leaveOut: () => void } | null {
  const run = useRun();
  const { settle, leaveOut } = useEmailChoices();
  const verdict = row?.verdict ?? null;
  const adoption = verdict?.adoption ?? null;
  if (row === undefined || verdict === null || adoption === null) return null;
  const rows = [row.row];
  const adopt = (): void => run(() => settle('adopt', rows, 1));
  const ask = (): void => adoptQuestionStore.set({ verdict, onAgree: adopt });
  return {
    adopt: !adoption.can ? null : adoption.asks ? ask : adopt,
    withoutEmail: () => run(() => settle('without-email', rows, 1)),
    leaveOut: () => run(() => leaveOut(rows, 1)),
  };
}
