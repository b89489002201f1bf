import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';

/** Asks before something that cannot be taken back; `confirm` names the deed, never just "OK". */
export function confirmDeed(
  words: { title: string; text: string; confirm: string; cancel: string },
  deed: () => void,
): void {
  modals.openConfirmModal({
    title: words.title,
    centered: true,
    children: <Text size="sm">{words.text}</Text>,
    labels: { confirm: words.confirm, cancel: words.cancel },
    confirmProps: { color: 'red' },
    onConfirm: deed,
  });
}
