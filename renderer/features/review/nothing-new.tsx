import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { showRows } from '../../model/show-rows';
import { ArrowRightIcon } from '../../ui/icons';
import { NextAction } from '../../ui/screen';
import { useFormats } from '../../words/formats';

/** In place of the button that sends, where the shop has every ready row already: rows with errors come next, or else another sheet. */
export function NothingNew({ blocked }: { blocked: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const goOn = (): Promise<unknown> => (blocked > 0 ? showRows({ only: 'issues' }) : ask('sheet-choose-file'));
  return (
    <Group mt="md">
      <NextAction
        loading={busy}
        aria-describedby="send-words"
        rightSection={<ArrowRightIcon size={16} />}
        onClick={() => run(goOn)}
      >
        {blocked > 0
          ? t('delivery.next.fix-kept', { count: blocked, rows: formats.number(blocked) })
          : t('delivery.next.open-another')}
      </NextAction>
      <Text size="sm" fw={600} id="send-words">
        {t('review.nothingNew')}
      </Text>
    </Group>
  );
}
