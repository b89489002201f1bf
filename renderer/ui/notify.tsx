import { Button } from '@mantine/core';
import { createNotificationsStore, notifications, type NotificationData } from '@mantine/notifications';
import { CheckIcon, ErrorIcon, InfoIcon, WarningIcon } from './icons';
import { CopyableText, Details } from './details';

/** Long enough to read so much; Mantine waits while the mouse is on it. */
const readingMs = (text: string): number => 8_000 + 60 * text.length;

/** What is said while a dialog is open: above it. All else stays below a dialog that opens later, whose buttons it would cover. */
export const noticesOverDialogs = createNotificationsStore();

function show(notice: NotificationData): void {
  const isDialogOpen = document.querySelector('[aria-modal="true"]') !== null;
  notifications.show(notice, isDialogOpen ? noticesOverDialogs : undefined);
}

/** Says that something did not work; goes by itself once it can be read, and takes the place of the same words said before. */
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
 * Says what happened out of sight, with a button that leads there; takes the place of what was said of the same before.
 *
 * @param how.id of what it is about, for {@link dismissNotice}
 * @param how.stays until it is closed, since it waits for the person
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

/** Takes back what {@link notifyElsewhere} said of this. */
export function dismissNotice(id: string): void {
  notifications.hide(id);
  notifications.hide(id, noticesOverDialogs);
}

/** Says what was done and in what it falls short. */
export function notifyWarning(words: { title: string; text: string; closeLabel: string }): void {
  show({
    ...SIGNS.warning,
    title: words.title,
    autoClose: readingMs(words.text),
    closeButtonProps: { 'aria-label': words.closeLabel },
    message: words.text,
  });
}

/** Says what is so and was perhaps not known; nothing was done. */
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
