import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftNotice } from '../../shared/ipc/contract';
import { onMain } from '../bridge';
import { useAction } from '../hooks/use-action';
import { beginAnew } from '../model/change-sheet';
import { askToLeave } from '../model/leaving';
import { useOpenedSheet } from '../model/sheet';
import { dismissNotice, notifyProblem, notifyStanding } from '../ui/notify';
import { useFormats } from '../words/formats';

const ID = 'draft-restored';
const NEWER_ID = 'draft-newer';

/** A draft in which everything was undone is no news. */
const isNews = ({ changes, copyName }: DraftNotice): boolean => changes > 0 || copyName !== null;

/** Says that the sheet was opened with the edits of its draft, that a newer version made the draft, and when it cannot be written. */
export function DraftNotices() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const [restored, setRestored] = useState<DraftNotice | null>(null);
  const [newerOf, setNewerOf] = useState<string | null>(null);
  const sheet = useOpenedSheet();
  // The sheet may be shown only after the person has agreed to close another one.
  const completeId = sheet?.state.complete === true ? sheet.sheetId : null;
  const isShown = restored !== null && completeId === restored.sheetId && isNews(restored);
  const isNewer = completeId !== null && completeId === newerOf;
  const fileName = sheet?.fileName ?? '';

  useEffect(() => onMain('draft-restored', setRestored), []);
  useEffect(() => onMain('draft-newer', ({ sheetId }) => setNewerOf(sheetId)), []);
  useEffect(() => {
    if (!isNewer) return undefined;
    const words = { title: t('draft.newerTitle'), text: t('draft.newer'), closeLabel: t('common.close') };
    notifyStanding({ id: NEWER_ID, tone: 'warning', testId: NEWER_ID }, words, []);
    return () => dismissNotice(NEWER_ID);
  }, [isNewer, t]);
  useEffect(
    () =>
      onMain('draft-failed', ({ code }) => {
        notifyProblem({
          title: t('draft.failedTitle'),
          text: t('draft.failed'),
          detail: code,
          closeLabel: t('common.close'),
        });
      }),
    [t],
  );
  useEffect(
    () => {
      if (!isShown) return undefined;
      const sentence = (key: 'restored' | 'differing', count: number): string =>
        count === 0 ? '' : t(`draft.${key}`, { count, changes: formats.number(count) });
      const { changes, differing, copyName } = restored;
      const damaged = copyName === null ? '' : t('draft.damaged', { copy: copyName });
      const text = [sentence('restored', changes), sentence('differing', differing), damaged].join(' ').trim();
      const startOver = async (): Promise<void> => {
        const answer = await askToLeave({ reason: 'begin-anew', fileName, unsent: true, canKeep: false, form: false });
        if (answer !== 'leave') return;
        await beginAnew();
        setRestored(null);
      };
      notifyStanding(
        { id: ID, tone: copyName === null ? 'info' : 'warning', testId: ID },
        { title: t(changes === 0 ? 'draft.lostTitle' : 'draft.restoredTitle'), text, closeLabel: t('common.close') },
        changes === 0 ? [] : [{ label: t('draft.startOver'), onClick: () => run(startOver) }],
      );
      return () => dismissNotice(ID);
    },
    // `run` is a new function at every render, but always does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [isShown, restored, t],
  );
  return null;
}
