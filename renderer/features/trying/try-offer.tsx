import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../hooks/use-action';
import { FlaskIcon } from '../../ui/icons';
import { Card } from '../../ui/screen';
import { beginTry } from './try-store';
import classes from './trying.module.css';

/** Offers to try the program with a sample and the practice shop instead of real customers. */
export function TryOffer({ onOpenPractice }: { onOpenPractice: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  return (
    <Card>
      <Group justify="space-between" gap="md">
        <Group gap="md" wrap="nowrap" flex={1} miw={280}>
          <FlaskIcon size={28} className={classes['icon']} />
          <div>
            <Text fw={600}>{t('trying.offerTitle')}</Text>
            <Text size="sm" c="dimmed">
              {t('trying.offerText')}
            </Text>
          </div>
        </Group>
        <Stack gap={4}>
          <Button variant="default" data-testid="try" loading={busy} onClick={() => run(beginTry)}>
            {t('trying.begin')}
          </Button>
          <Button variant="subtle" onClick={onOpenPractice}>
            {t('intake.practiceOpen')}
          </Button>
        </Stack>
      </Group>
    </Card>
  );
}
