import { Button, Group } from '@mantine/core';
import { createNotificationsStore, notifications, type NotificationData } from '@mantine/notifications';
import { CheckIcon, ErrorIcon, InfoIcon, WarningIcon } from './icons';
import { CopyableText, Details } from './details';

/** Milliseconds to read a notice. Mantine pauses the time while the mouse is on it. */
const readingMs = (text: string): number => 8_000 + 60 * text.length;

/**
 * Notices raised while a dialog is open are above it. All others are below a dialog that opens later, so that they do not cover its
 * buttons.
 */
export const noticesOverDialogs = createNotificationsStore();

function show(notice: NotificationData): void {
  const isDialogOpen = document.querySelector('[aria-modal="true"]') !== null;
  notifications.show(notice, isDialogOpen ? noticesOverDialogs : undefined);
}

/** Says that something did not work. Disappears after the time needed to read it, and replaces an earlier notice with the same text. */
export function notifyProblem(words: { title: string; text: string; detail: string; closeLabel: string }): void {
  const id = `problem:${words.text}`;
  dismissNotice(id);
  show({
    id,
    color: 'red',
    icon: <ErrorIcon size={18} />,
    title: words.title,
    autoClose: readingMs(words.text),
    closeButtonProps: { 'aria-label': words.closeLabel },
    message: (
      <>
        {words.text}
        {words.detail !== '' && (
          <Details>
            <CopyableText text={words.detail} />
          </Details>
        )}
      </>
    ),
  });
}

const SIGNS = {
  ok: { color: 'green', icon: <CheckIcon size={18} /> },
  warning: { color: 'yellow', icon: <WarningIcon size={18} /> },
  info: { color: 'blue', icon: <InfoIcon size={18} /> },
} as const;

/**
 * Says what happened on another screen, with a button that leads there. Replaces the earlier notice with the same id.
 *
 * @param how.id names its subject, for {@link dismissNotice}
 * @param how.stays keeps it until it is closed, because something waits for the person
 */
export function notifyElsewhere(
  how: { id: string; tone: keyof typeof SIGNS; stays: boolean },
  words: { title: string; text: string; open: string; closeLabel: string },
  onOpen: () => void,
): void {
  dismissNotice(how.id);
  show({
    ...SIGNS[how.tone],
    id: how.id,
    title: words.title,
    autoClose: how.stays ? false : 10_000,
    closeButtonProps: { 'aria-label': words.closeLabel },
    message: (
      <>
        <div>{words.text}</div>
        <Button variant="default" size="xs" mt="xs" onClick={onOpen}>
          {words.open}
        </Button>
      </>
    ),
  });
}

/** Says what was done to many cells or rows, and offers to undo or to look at it. Replaces the earlier notice with the same id. */
export function notifyDeed(
  id: string,
  words: { title: string; text: string; closeLabel: string },
  actions: readonly { label: string; testId: string; onClick: () => void }[],
): void {
  dismissNotice(id);
  show({
    ...SIGNS.ok,
    id,
    title: words.title,
    autoClose: 10_000,
    closeButtonProps: { 'aria-label': words.closeLabel },
    message: (
      <>
        <div>{words.text}</div>
        <Group gap="xs" mt="xs">
          {actions.map(({ label, testId, onClick }) => (
            <Button
              key={testId}
              variant="default"
              size="xs"
              data-testid={testId}
              onClick={() => {
                dismissNotice(id);
                onClick();
              }}
            >
              {label}
            </Button>
          ))}
        </Group>
      </>
    ),
  });
}

/** Removes the notice with this id. */
export function dismissNotice(id: string): void {
  notifications.hide(id);
  notifications.hide(id, noticesOverDialogs);
}

/** Says what was done, and which part was not. */
export function notifyWarning(words: { title: string; text: string; closeLabel: string }): void {
  show({
    ...SIGNS.warning,
    title: words.title,
    autoClose: readingMs(words.text),
    closeButtonProps: { 'aria-label': words.closeLabel },
    message: words.text,
  });
}

/** Says something the person may not have noticed, where nothing was changed. */
export function notifyHint(text: string, closeLabel: string): void {
  show({
    ...SIGNS.info,
    message: text,
    autoClose: 8000,
    closeButtonProps: { 'aria-label': closeLabel },
  });
}

export function notifyDone(text: string, closeLabel: string): void {
  show({
    ...SIGNS.ok,
    message: text,
    autoClose: 5000,
    closeButtonProps: { 'aria-label': closeLabel },
  });
}
