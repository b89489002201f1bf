import { Button, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialogs/dialog';
import { DialogActions } from '../../ui/dialogs/dialog-actions';
import { useStore } from '../../model/store';
import { verdictWords } from '../../words/verdict-words';
import { adoptQuestionStore } from './adopt-question-store';

/** Asks whether a consumer with another external id is updated, and shows in what the row and the consumer differ. */
export function AdoptQuestion() {
  const { t } = useTranslation();
  const words = verdictWords(t);
  const asked = useStore(adoptQuestionStore);
  const other = asked?.verdict.other ?? null;
  if (asked === null || other === null) return null;
  const close = (): void => adoptQuestionStore.set(null);
  return (
    <Dialog opened onClose={close} title={t('elsewhere.ask.title')}>
      <Stack gap="sm" data-testid="adopt-question">
        <Text size="sm">{t('elsewhere.ask.text', { own: other.rowId, id: other.externalId ?? '' })}</Text>
        <List size="sm">
          {other.changes.map((change) => (
            <List.Item key={change.field}>{words.change(change)}</List.Item>
          ))}
          {other.keeps.map((change) => (
            <List.Item key={change.field}>{words.keeps(change)}</List.Item>
          ))}
        </List>
        <DialogActions>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button
            data-autofocus
            data-testid="adopt-agree"
            onClick={() => {
              close();
              asked.onAgree();
            }}
          >
            {t('cellMenu.adopt-row')}
          </Button>
        </DialogActions>
      </Stack>
    </Dialog>
  );
}
