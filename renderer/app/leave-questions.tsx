import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leaveQuestionsStore, type LeaveQuestion } from '../model/leaving';
import { useStore } from '../model/store';
import { notifyHint } from '../ui/notify';

/** Asks before the open sheet is closed or replaced while it holds unsent work. Does not ask if there is nothing to lose. */
export function LeaveQuestions() {
  const { t } = useTranslation();
  const open = useStore(leaveQuestionsStore);
  const asked = open.find(needsPerson) ?? null;
  useEffect(() => {
    for (const question of open) {
      if (question === asked) continue;
      if (isTurnedAway(question)) notifyHint(t('leave.dialogOpen', { file: question.fileName }), t('common.close'));
      // One question at a time: others that arrive while one is open are answered with no.
      question.answer(!question.unsent && !isTurnedAway(question));
    }
  }, [open, asked, t]);
  return <Question question={asked} />;
}

/** A file that arrives while a dialog is open. */
const isTurnedAway = ({ reason, overDialog }: LeaveQuestion): boolean => reason === 'open' && overDialog;
const needsPerson = (question: LeaveQuestion): boolean => question.unsent && !isTurnedAway(question);

function Question({ question }: { question: LeaveQuestion | null }) {
  const { t } = useTranslation();
  /** Kept while the dialog fades out. */
  const [last, setLast] = useState(question);
  if (question !== null && question !== last) setLast(question);
  const reason = last?.reason ?? 'close-sheet';
  const stay = (): void => question?.answer(false);
  return (
    <Modal
      opened={question !== null}
      onClose={stay}
      centered
      size={520}
      title={t(`leave.${reason}.title`)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      data-testid="leave-question"
    >
      <Text size="sm">{t(`leave.${reason}.text`, { file: last?.fileName })}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" data-autofocus onClick={stay}>
          {t('leave.stay')}
        </Button>
        <Button color="red" data-testid="leave" onClick={() => question?.answer(true)}>
          {t(`leave.${reason}.confirm`)}
        </Button>
      </Group>
    </Modal>
  );
}
