import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRun } from '../../hooks/use-action';
import { cancelWork } from '../../model/change-sheet';
import { workStore } from '../../model/sheet';
import { useStore } from '../../model/store';

/** The progress of long work on the sheet, and a button to cancel it: nothing is done then. Renders nothing while there is no such work. */
export function WorkLine({ what }: { what: string }) {
  const { t } = useTranslation();
  const run = useRun();
  const done = useStore(workStore);
  if (done === null) return null;
  return (
    <Group gap="md" flex={1} wrap="nowrap" role="status" data-testid="work-progress">
      <Text size="sm">{what}</Text>
      <Progress flex={1} value={done * 100} aria-label={what} transitionDuration={150} />
      <Button size="compact-sm" variant="default" flex="none" onClick={() => run(cancelWork)}>
        {t('common.cancel')}
      </Button>
    </Group>
  );
}
