import { Button, Group, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../bridge';
import { onFormsChanged } from '../ui/dialogs/changed-forms';
import { Dialog } from '../ui/dialogs/dialog';
import { useQuestionAbove } from '../ui/dialogs/use-question-over';
import { useAction } from '../hooks/use-action';
import { useSaveAs } from '../hooks/use-save-as';
import { leaveQuestionsStore, untilTold, type LeaveQuestion } from '../model/leaving';
import { useStore } from '../model/store';
import { notifyHint } from '../ui/notify';

/**
 * Asks before the open sheet is closed or replaced while it holds unsent work, and whether its draft stays; also before the window closes over
 * a form with changes. Does not ask if there is nothing to lose.
 */
export function LeaveQuestions() {
  const { t } = useTranslation();
  const open = useStore(leaveQuestionsStore);
  const asked = open.find(needsPerson) ?? null;
  useQuestionAbove(asked !== null);
  useEffect(() => onFormsChanged((isChanged) => void untilTold(ask('forms-changed', { isChanged }))), []);
  useEffect(() => {
    for (const question of open) {
      if (question === asked) continue;
      if (isTurnedAway(question)) notifyHint(t('leave.dialogOpen', { file: question.fileName }), t('common.close'));
      // One question at a time: others that arrive while one is open change nothing.
      question.answer(isLoss(question) || isTurnedAway(question) ? 'stay' : 'leave');
    }
  }, [open, asked, t]);
  return <Question question={asked} />;
}

/** Mantine's dialogs are at 200, and whichever was mounted last would cover the question. */
const ABOVE_DIALOGS = 210;

/** A file that arrives while a dialog is open. */
const isTurnedAway = ({ reason, overDialog }: LeaveQuestion): boolean => reason === 'open' && overDialog;
const isLoss = ({ unsent, form }: LeaveQuestion): boolean => unsent || form;
const needsPerson = (question: LeaveQuestion): boolean => isLoss(question) && !isTurnedAway(question);

function Question({ question }: { question: LeaveQuestion | null }) {
  const { t } = useTranslation();
  /** Kept while the dialog fades out. */
  const [last, setLast] = useState(question);
  if (question !== null && question !== last) setLast(question);
  const { busy, run } = useAction();
  const saveAs = useSaveAs();
  const reason = last?.reason ?? 'close-sheet';
  const canKeep = last?.canKeep === true;
  const stay = (): void => question?.answer('stay');
  return (
    <Dialog
      opened={question !== null}
      onClose={stay}
      isAboveAll
      size={canKeep ? 768 : 520}
      zIndex={ABOVE_DIALOGS}
      title={t(`leave.${reason}.title`)}
      data-testid="leave-question"
    >
      <Text size="sm">{last !== null && lossWords(last, canKeep, t)}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" data-autofocus onClick={stay}>
          {t('leave.stay')}
        </Button>
        <Button
          color="red"
          variant={canKeep ? 'light' : 'filled'}
          data-testid="leave"
          onClick={() => question?.answer('leave')}
        >
          {t(canKeep ? 'leave.discard' : `leave.${reason}.confirm`)}
        </Button>
        {canKeep && (
          <Button
            variant="default"
            data-testid="leave-save-as"
            loading={busy}
            onClick={() => run(async () => (await saveAs()) && question?.answer('leave'))}
          >
            {t('saveAs.inQuestion')}
          </Button>
        )}
        {canKeep && (
          <Button data-testid="leave-keep" onClick={() => question?.answer('keep')}>
            {t('leave.keep')}
          </Button>
        )}
      </Group>
    </Dialog>
  );
}

/** What would be lost: work on the sheet, what was typed into a form, or both. */
function lossWords({ reason, unsent, form, fileName: file }: LeaveQuestion, canKeep: boolean, t: TFunction): string {
  if (!unsent) return t(reason === 'quit' ? 'leave.formOnQuit' : 'leave.formOnClose');
  const ofSheet = t(canKeep ? `leave.${reason}.keep` : `leave.${reason}.text`, { file });
  return form ? `${ofSheet} ${t('leave.formToo')}` : ofSheet;
}
