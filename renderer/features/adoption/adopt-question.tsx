import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialogs/dialog';
import type { WindowRow } from '../../../shared/sheet/sheet-state';
import { verdictWords } from '../../words/verdict-words';

/** Asks whether a consumer with another external id is updated, and shows in what the row and the consumer differ. */
export function AdoptQuestion({
  verdict,
  onAnswer,
}: {
  verdict: WindowRow['verdict'];
  onAnswer: (isAgreed: boolean) => void;
}) {
  const { t } = useTranslation();
  const words = verdictWords(t);
  const other = verdict?.other ?? null;
  if (other === null) return null;
  return (
    <Dialog opened onClose={() => onAnswer(false)} title={t('elsewhere.ask.title')}>
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
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onAnswer(false)}>
            {t('common.cancel')}
          </Button>
          <Button data-autofocus data-testid="adopt-agree" onClick={() => onAnswer(true)}>
            {t('elsewhere.adopt')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
