import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { isOwnPage } from '../../../electron/window/guards';

vi.mock('electron', () => ({ app: {}, session: {} }));

/** A request as Electron passes it on: from a frame of a window whose main frame is `main`. */
const from = (senderFrame: object | null, main: object | null = senderFrame) =>
  ({ senderFrame, sender: { mainFrame: main } }) as unknown as IpcMainInvokeEvent;

describe('a request', () => {
  it('is from our page if that is in the main frame of its window', () => {
    expect(isOwnPage(from({ url: 'app://aplaut-import/' }))).toBe(true);
    expect(isOwnPage(from({ url: 'app://aplaut-import/index.html#rows' }))).toBe(true);
  });

  it.each([
    'https://example.com/',
    'https://example.com/app://aplaut-import/',
    'app://aplaut-import.example.com/',
    'app://aplaut-import',
    'app://other/',
    'file:///tmp/index.html',
    'about:blank',
    '',
  ])('is not if %o is shown', (url) => {
    expect(isOwnPage(from({ url }))).toBe(false);
  });

  it('is not if it comes from an embedded frame, or from one that is gone', () => {
    const url = 'app://aplaut-import/';
    expect(isOwnPage(from({ url }, { url }))).toBe(false);
    expect(isOwnPage(from(null))).toBe(false);
  });
});
