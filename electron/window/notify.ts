import { Notification } from 'electron';
import type { NotificationWords } from './delivery-notification';

/** Shows a notification if the system supports them. */
export function showNotification(words: NotificationWords, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification(words);
  notification.on('click', onClick);
  notification.show();
}
