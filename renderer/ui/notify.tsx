import { notifications } from '@mantine/notifications';
import { CheckIcon, ErrorIcon, InfoIcon, WarningIcon } from './icons';
import { CopyableText, Details } from './details';

/** Says that something did not work; stays until it is closed. */
export function notifyProblem(words: { title: string; text: string; detail: string; closeLabel: string }): void {
  notifications.show({
    color: 'red',
    icon: <ErrorIcon size={18} />,
    title: words.title,
    autoClose: false,
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

/** Says what was done and in what it falls short; stays until it is closed. */
export function notifyWarning(words: { title: string; text: string; closeLabel: string }): void {
  notifications.show({
    color: 'yellow',
    icon: <WarningIcon size={18} />,
    title: words.title,
    autoClose: false,
    closeButtonProps: { 'aria-label': words.closeLabel },
    message: words.text,
  });
}

/** Says what is so and was perhaps not known; nothing was done. */
export function notifyHint(text: string, closeLabel: string): void {
  notifications.show({
    color: 'blue',
    icon: <InfoIcon size={18} />,
    message: text,
    autoClose: 8000,
    closeButtonProps: { 'aria-label': closeLabel },
  });
}

export function notifyDone(text: string, closeLabel: string): void {
  notifications.show({
    color: 'green',
    icon: <CheckIcon size={18} />,
    message: text,
    autoClose: 5000,
    closeButtonProps: { 'aria-label': closeLabel },
  });
}
