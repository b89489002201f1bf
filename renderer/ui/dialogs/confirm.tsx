import { List, Text } from '@mantine/core';
import { modals } from '@mantine/modals';

/** Asks before something that cannot be undone. `confirm` names the action, never just "OK". */
export function confirmDeed(
  words: {
    title: string;
    /** Several sentences make a list. */ text: string | string[];
    confirm: string;
    cancel: string;
  },
  deed: () => void,
  /** Called however the question is closed, after `deed`. */
  afterwards?: () => void,
): void {
  modals.openConfirmModal({
    title: words.title,
    centered: true,
    children:
      typeof words.text === 'string' ? (
        <Text size="sm">{words.text}</Text>
      ) : (
        <List size="sm" spacing={6}>
          {words.text.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      ),
    labels: { confirm: words.confirm, cancel: words.cancel },
    // Otherwise the button that closes the dialog would have the keyboard.
    cancelProps: { 'data-autofocus': true },
    confirmProps: { color: 'red' },
    onConfirm: deed,
    ...(afterwards !== undefined && { onClose: afterwards }),
  });
}
