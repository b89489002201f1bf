import { app, protocol, session, type IpcMainInvokeEvent } from 'electron';
import { PAGE_ORIGIN } from './content-security';

/** Registers `app://` as a secure origin. Electron requires that before it is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** Text that a person copies with a button, such as a request id; the page still cannot read the clipboard. */
const MAY_COPY = 'clipboard-sanitized-write';

/**
 * Closes every way out of the page, for present and future windows: it cannot navigate, open windows, embed pages, use the camera, or load
 * anything but its own files.
 */
export function guardWebContents(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** The same for the session's decisions; call it when the app is ready. */
export function guardSession(): void {
  // A new session downloads a dictionary from Google's servers, of which `onBeforeRequest` is not told.
  session.defaultSession.setSpellCheckerLanguages([]);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === MAY_COPY),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === MAY_COPY);
  session.defaultSession.setDevicePermissionHandler(() => false);
  session.defaultSession.webRequest.onBeforeRequest((details, decide) => {
    const allowed =
      details.url.startsWith(`${PAGE_ORIGIN}/`) ||
      details.url.startsWith('devtools:') ||
      details.url.startsWith('data:');
    decide({ cancel: !allowed });
  });
  session.defaultSession.on('will-download', (event) => event.preventDefault());
}

/** Whether a request comes from the main frame of our own page. */
export function isOwnPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && frame.url.startsWith(`${PAGE_ORIGIN}/`);
}
