import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialogs/dialog';
import { useAction } from '../hooks/use-action';
import { useSaveAs } from '../hooks/use-save-as';
import { leaveQuestionsStore, type LeaveQuestion } from '../model/leaving';
import { useStore } from '../model/store';
import { notifyHint } from '../ui/notify';

/**
 * Asks before the open sheet is closed or replaced while it holds unsent work, and whether its draft stays when the window closes. Does not
 * ask if there is nothing to lose.
 */
export function LeaveQuestions() {
  const { t } = useTranslation();
  const open = useStore(leaveQuestionsStore);
  const asked = open.find(needsPerson) ?? null;
  useEffect(() => {
    for (const question of open) {
      if (question === asked) continue;
      if (isTurnedAway(question)) notifyHint(t('leave.dialogOpen', { file: question.fileName }), t('common.close'));
      // One question at a time: others that arrive while one is open change nothing.
      question.answer(question.unsent || isTurnedAway(question) ? 'stay' : 'leave');
    }
  }, [open, asked, t]);
  return <Question question={asked} />;
}

/** Mantine's dialogs are at 200, and whichever was mounted last would cover the question. */
const ABOVE_DIALOGS = 210;

/** A file that arrives while a dialog is open. */
const isTurnedAway = ({ reason, overDialog }: LeaveQuestion): boolean => reason === 'open' && overDialog;
const needsPerson = (question: LeaveQuestion): boolean => question.unsent && !isTurnedAway(question);

function Question({ question }: { question: LeaveQuestion | null }) {
  const { t } = useTranslation();
  /** Kept while the dialog fades out. */
  const [last, setLast] = useState(question);
  if (question !== null && question !== last) setLast(question);
  const { busy, run } = useAction();
  const saveAs = useSaveAs();
  const reason = last?.reason ?? 'close-sheet';
  const canKeep = last?.canKeep === true && (reason === 'close-window' || reason === 'quit');
  const stay = (): void => question?.answer('stay');
  return (
    <Dialog
      opened={question !== null}
      onClose={stay}
      size={canKeep ? 768 : 520}
      zIndex={ABOVE_DIALOGS}
      title={t(`leave.${reason}.title`)}
      data-testid="leave-question"
    >
      <Text size="sm">{t(canKeep ? `leave.${reason}.keep` : `leave.${reason}.text`, { file: last?.fileName })}</Text>
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
