import { useTranslation } from 'react-i18next';
import type { EmailChoice } from '../../../shared/consumer/verdict/email-decision';
import type { SheetView } from '../../../shared/sheet/sheet-state';
import { useBulkOperation } from '../../hooks/use-bulk-operation';
import { showRows } from '../../model/show-rows';
import { useFormats } from '../../words/formats';

/**
 * What can be done with rows whose e-mail belongs to another consumer: with these or, with null, with all of them. `count` is the number of
 * rows that a preview told. Each is one step of undo, and is said.
 */
export function useEmailChoices(): {
  settle: (choice: EmailChoice, rows: number[] | null, count: number) => Promise<void>;
  leaveOut: (rows: number[] | null, count: number) => Promise<void>;
  /** Takes the decision on a row back. */
  undecide: (row: number) => Promise<void>;
} {
  const { t } = useTranslation();
  const formats = useFormats();
  const { change } = useBulkOperation();
  const notice = (done: EmailChoice | 'leave-out' | 'undecided', count: number, shown: Partial<SheetView>) => ({
    title: t(`elsewhere.done.${done}`, { count, rows: formats.number(count) }),
    showLabel: t('elsewhere.show'),
    shown,
  });
  const about = t('issueNames.email-elsewhere');
  return {
    settle: (choice, rows, count) => {
      const shown = { verdict: choice === 'adopt' ? ('changes' as const) : ('new' as const) };
      return change({ kind: 'settle-emails', choice, rows }, about, undefined, notice(choice, count, shown));
    },
    leaveOut: async (rows, count) => {
      const shown = { only: 'excluded' as const };
      // All of them are the rows of this view, as a draft knows them too.
      if (rows === null) await showRows({ verdict: 'email-elsewhere' });
      const operation = { kind: 'exclude' as const, rows: rows ?? ('view' as const) };
      await change(operation, about, undefined, notice('leave-out', count, shown));
    },
    undecide: (row) => {
      const operation = { kind: 'decide-emails' as const, rows: [row], decision: null };
      return change(operation, about, undefined, notice('undecided', 1, { verdict: 'email-elsewhere' }));
    },
  };
}
