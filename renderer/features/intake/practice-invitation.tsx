import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FlaskIcon } from '../../ui/icons';
import { Card } from '../../ui/screen';

/** Invites to try the program with the practice shop instead of real customers. */
export function PracticeInvitation({ onOpenPractice }: { onOpenPractice: () => void }) {
  const { t } = useTranslation();
  return (
    <Card>
      <Group justify="space-between" gap="md">
        <Group gap="md" wrap="nowrap" flex={1} miw={280}>
          <FlaskIcon size={28} />
          <div>
            <Text fw={600}>{t('intake.practiceTitle')}</Text>
            <Text size="sm" c="dimmed">
              {t('intake.practiceText')}
            </Text>
          </div>
        </Group>
        <Button variant="default" onClick={onOpenPractice}>
          {t('intake.practiceOpen')}
        </Button>
      </Group>
    </Card>
  );
}
