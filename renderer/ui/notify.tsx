import { Button, Group } from '@mantine/core';
import { createNotificationsStore, notifications, type NotificationData } from '@mantine/notifications';
import { flushSync } from 'react-dom';
import { CheckIcon, ErrorIcon, InfoIcon, WarningIcon } from './icons';
import { TechnicalDetails } from './details';

/** Milliseconds to read a notice. Mantine pauses the time while the mouse is on it. */
const readingMs = (text: string): number => 8_000 + 60 * text.length;

/**
 * Notices raised while a dialog is open are above it. All others are below a dialog that opens later, so that they do not cover its
 * buttons.
 */
export const noticesOverDialogs = createNotificationsStore();

/** Replaces the earlier notice with the same id: each one is a stop of Tab. */
function show(notice: NotificationData & { id: string }): void {
  dismissNotice(notice.id);
  const isDialogOpen = document.querySelector('[aria-modal="true"]') !== null;
  notifications.show(notice, isDialogOpen ? noticesOverDialogs : undefined);
}

/** Ids of the notices about what was just done to the sheet, with what can be done about it or was left out. */
const deeds = new Set<string>();

/** Removes the notices about what was just done to the sheet: another one is shown now. */
export function dismissDeeds(): void {
  for (const id of deeds) dismissNotice(id);
  deeds.clear();
}

/** Says that something did not work. Disappears after the time needed to read it, and replaces an earlier notice with the same text. */
export function notifyProblem(words: { title: string; text: string; detail: string; closeLabel: string }): void {
  show({
    id: `problem:${words.text}`,
    color: 'red',
    icon: <ErrorIcon size={18} />,
    title: words.title,
    autoClose: readingMs(words.text),
    closeButtonProps: { 'aria-label': words.closeLabel },
    message: (
      <>
        {words.text}
        <TechnicalDetails text={words.detail} />
      </>
    ),
  });
}

const SIGNS = {
  ok: { color: 'green', icon: <CheckIcon size={18} /> },
  warning: { color: 'yellow', icon: <WarningIcon size={18} /> },
  info: { color: 'blue', icon: <InfoIcon size={18} /> },
} as const;

interface NoticeButton {
  label: string;
  testId?: string;
  onClick: () => void;
}

interface NoticeWords {
  title: string;
  text: string;
  closeLabel: string;
}

/** Says what happened, with buttons for what can be done about it. Replaces the earlier notice with the same id. */
function notifyWithButtons(
  { id, tone, stays, testId }: { id: string; tone: keyof typeof SIGNS; stays: boolean; testId?: string },
  words: NoticeWords,
  buttons: readonly NoticeButton[],
): void {
  show({
    ...SIGNS[tone],
    id,
    title: words.title,
    autoClose: stays ? false : 10_000,
    ...(testId === undefined ? {} : { 'data-testid': testId }),
    closeButtonProps: { 'aria-label': words.closeLabel },
    message: (
      <>
        <div>{words.text}</div>
        <Group gap="xs" mt="xs">
          {buttons.map(({ label, testId, onClick }) => (
            <Button key={label} variant="default" size="xs" data-testid={testId} onClick={onClick}>
              {label}
            </Button>
          ))}
        </Group>
      </>
    ),
  });
}

/**
 * Says what happened on another screen, with a button that leads there.
 *
 * @param how.id names its subject, for {@link dismissNotice}
 * @param how.stays keeps it until it is closed, because something waits for the person
 */
export function notifyElsewhere(
  how: { id: string; tone: keyof typeof SIGNS; stays: boolean },
  words: NoticeWords & { open: string },
  onOpen: () => void,
): void {
  notifyWithButtons(how, words, [{ label: words.open, onClick: onOpen }]);
}

/** Says what was done to many cells or rows, and offers to undo it or to look at it. A click also closes the notice. */
export function notifyDeed(id: string, words: NoticeWords, buttons: readonly NoticeButton[]): void {
  const closing = ({ onClick, ...button }: NoticeButton): NoticeButton => ({
    ...button,
    onClick: () => {
      dismissNotice(id);
      onClick();
    },
  });
  deeds.add(id);
  notifyWithButtons({ id, tone: 'ok', stays: false }, words, buttons.map(closing));
}

/** Says something about the sheet, until it is closed. */
export function notifyStanding(
  how: { id: string; tone: keyof typeof SIGNS; testId: string },
  words: NoticeWords,
  buttons: readonly NoticeButton[],
): void {
  notifyWithButtons({ ...how, stays: true }, words, buttons);
}

/** Removes the notice with this id. */
export function dismissNotice(id: string): void {
  notifications.hide(id);
  notifications.hide(id, noticesOverDialogs);
}

/** Says what was done, and which part was not. Replaces an earlier notice with the same text. */
export function notifyWarning(words: { title: string; text: string; closeLabel: string }): void {
  const id = `warning:${words.text}`;
  deeds.add(id);
  show({
    ...SIGNS.warning,
    id,
    title: words.title,
    autoClose: readingMs(words.text),
    closeButtonProps: { 'aria-label': words.closeLabel },
    message: words.text,
  });
}

/** Says something the person may not have noticed, where nothing was changed. Replaces an earlier notice with the same text. */
export function notifyHint(text: string, closeLabel: string): void {
  show({
    ...SIGNS.info,
    id: `hint:${text}`,
    message: text,
    autoClose: 8000,
    closeButtonProps: { 'aria-label': closeLabel },
  });
}

/** Closes the dialog in which it was done first: a notice that is raised while a dialog is open lies over the others. */
export function closeAndNotifyDone(close: () => void, text: string, closeLabel: string): void {
  flushSync(close);
  notifyDone(text, closeLabel);
}

/** Says what was done. Replaces an earlier notice with the same text. */
export function notifyDone(text: string, closeLabel: string): void {
  show({
    ...SIGNS.ok,
    id: `done:${text}`,
    message: text,
    autoClose: 5000,
    closeButtonProps: { 'aria-label': closeLabel },
  });
}
