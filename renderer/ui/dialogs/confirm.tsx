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
  const before = document.activeElement;
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
    onClose: () => {
      giveBack(before);
      afterwards?.();
    },
  });
}

/** After Mantine has tried, and before the focus counts as lost (app/shell/keep-focus.ts). */
const TRIED_MS = 20;

/**
 * Gives the keyboard back to where it was, unless it is elsewhere by then. Mantine does so, too, but where the page is busy it notes the place
 * only when the question already has the keyboard.
 */
function giveBack(before: Element | null): void {
  const inQuestion = document.activeElement;
  setTimeout(() => {
    const now = document.activeElement;
    const isNowhere = now === null || now === document.body || now === inQuestion;
    if (isNowhere && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  }, TRIED_MS);
}
