import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './app';
import { ownApp } from './own-app';

const built = join(import.meta.dirname, '..', '..', 'out', 'renderer');
const own = ownApp();

test('the first document begins with the first frame, a later one does not', async () => {
  const { app, page } = own;
  const documentNow = () =>
    app.evaluate(async ({ session }) => (await session.defaultSession.fetch('app://aplaut-import/')).text());
  expect(await documentNow()).toContain('<div id="first-frame"></div>');
  // The page has replaced the frame.
  await expect(page.locator('[inert]')).toHaveCount(0);
  for (const [language, words] of [
    ['ru', 'Перетащите сюда таблицу'],
    ['en', 'Drop a sheet here'],
  ])
    for (const scheme of ['light', 'dark']) {
      const frame = readFileSync(join(built, `first-frame.${language}.${scheme}.html`), 'utf8');
      expect(frame).toContain(words);
      // The policy blocks style attributes, and tests must not find what does not work yet.
      expect(frame).not.toMatch(/ style="| data-testid=/);
    }
});

test('attacks by a script in the page fail', async () => {
  const { app, page } = own;
  await test.step('it sends data to another host', async () => {
    const reached = await page.evaluate(async () => {
      const tried = await Promise.allSettled([
        fetch('http://127.0.0.1:9/'),
        fetch('app://aplaut-import/index.html'),
        new Promise((resolve, reject) => {
          const image = new Image();
          image.onload = resolve;
          image.onerror = reject;
          image.src = 'https://example.com/pixel.png';
        }),
        new Promise((resolve, reject) => {
          const socket = new WebSocket('ws://127.0.0.1:9/');
          socket.onopen = resolve;
          socket.onerror = reject;
        }),
      ]);
      return tried.map(({ status }) => status);
    });
    expect.soft(reached).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    // Even without the page's policy, the session refuses.
    const bySession = await app.evaluate(({ session }) =>
      session.defaultSession.fetch('http://127.0.0.1:9/').then(
        () => 'reached',
        (error: unknown) => String(error),
      ),
    );
    expect.soft(bySession).toContain('ERR_BLOCKED_BY_CLIENT');
  });

  await test.step('it looks for Node, Electron or a bridge to them', async () => {
    const found = await page.evaluate(() => {
      const scope = globalThis as unknown as Record<string, unknown>;
      return {
        names: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in scope),
        api: typeof scope['aplautImport'],
      };
    });
    expect.soft(found).toEqual({ names: [], api: 'object' });
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences: () => Electron.WebPreferences;
      };
      const { sandbox, contextIsolation, nodeIntegration } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration };
    });
    expect.soft(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  });

  await test.step('it makes a request that the contract does not have, or with an input that the contract does not allow', async () => {
    const answers = await page.evaluate(async () => {
      const api = (
        globalThis as unknown as {
          aplautImport: Record<string, (...args: unknown[]) => Promise<{ ok?: boolean; error?: { code: string } }>>;
        }
      ).aplautImport;
      const tried = [
        await api['request']?.('delivery-outcomes', { id: 'x', kinds: [], offset: -1, limit: 1e9 }),
        await api['request']?.('shops-save', { id: null, draft: { name: 1 }, token: 'planted-in-request' }),
        // Only a file that a person dropped can be opened by its path.
        await api['request']?.('sheet-open-path', { path: '/etc/passwd' }),
        // A name that changes when it is read a second time.
        await api['request']?.(['sheet-open-path'], { path: '/etc/passwd' }),
        await api['request']?.({ toString: () => 'sheet-open-path' }, { path: '/etc/passwd' }),
        await api['request']?.('no-such-channel', {}),
        await api['request']?.('constructor', {}),
        await api['openDroppedFile']?.({ path: '/etc/passwd' }).catch(() => ({ error: { code: 'refused' } })),
      ];
      return {
        codes: tried.map((answer) => answer?.error?.code),
        text: JSON.stringify(tried),
        send: 'send' in api || 'invoke' in api,
      };
    });
    expect.soft(answers.codes).toEqual([...Array<string>(7).fill('invalid-request'), 'refused']);
    expect.soft(answers.text).not.toContain('planted-in-request');
    expect.soft(answers.send).toBe(false);
  });

  await test.step('it requests the camera, the clipboard and a file on the disk', async () => {
    const prevented = app.evaluate(
      ({ session }) =>
        new Promise<boolean>((resolve) => {
          session.defaultSession.once('will-download', (event) => resolve(event.defaultPrevented));
        }),
    );
    const granted = await page.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'clipboard-read',
        'clipboard-write',
        'midi',
      ];
      const states = await Promise.all(
        names.map(async (name) => {
          const { state } = await navigator.permissions.query({ name: name as PermissionName });
          return state === 'granted' ? [name] : [];
        }),
      );
      const tried = await Promise.allSettled([
        navigator.mediaDevices.getUserMedia({ audio: true, video: true }),
        navigator.clipboard.readText(),
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ]);
      const link = document.createElement('a');
      link.href = 'data:text/plain,planted';
      link.download = 'planted.txt';
      link.click();
      return {
        states: states.flat(),
        tried: tried.map(({ status }) => status),
        notification: await Notification.requestPermission(),
      };
    });
    expect.soft(granted).toEqual({
      states: ['clipboard-write'],
      tried: ['rejected', 'rejected', 'rejected'],
      notification: 'denied',
    });
    expect.soft(await prevented).toBe(true);
  });

  await test.step('it adds scripts and frames, navigates away and opens windows', async () => {
    const prevented = app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<boolean>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]!.webContents;
          contents.once('will-frame-navigate', (event) => resolve(event.defaultPrevented));
        }),
    );
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.attacked = true';
      document.body.append(script);
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const opened = window.open('https://example.com/');
      location.href = 'https://example.com/';
      return {
        attacked: 'attacked' in globalThis,
        opened: opened !== null,
        apiInFrame: 'aplautImport' in (frame.contentWindow ?? {}),
      };
    });
    expect.soft(ran).toEqual({ attacked: false, opened: false, apiInFrame: false });
    expect.soft(await prevented).toBe(true);
    // Asked through Electron: Playwright would wait for the navigation, which never happens.
    const windows = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    );
    expect.soft(windows).toEqual(['app://aplaut-import/']);
  });

  await test.step('it makes the window fail with a text that quotes a customer and a token', async () => {
    await app.evaluate(({ ipcMain }) => {
      ipcMain.removeHandler('aplaut-import:request');
      ipcMain.handle('aplaut-import:request', () => {
        throw new Error('anna@example.ru, Bearer planted-token-1234567890');
      });
    });
    await page.reload();
    const failure = page.getByTestId('failure');
    await expect(failure).toContainText('таблица и правки в ней целы');
    await expect(failure.getByTestId('next-action')).toHaveCount(1);
    await failure.getByRole('button', { name: 'Подробнее' }).click();
    const technical = failure.getByLabel('Технические подробности');
    await expect(technical).toContainText('(message left out)');
    await expect(failure).not.toContainText(/anna|planted/);
    await expectAccessible(page);
    await failure.getByRole('button', { name: 'Скопировать' }).click();
    await expect
      .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe(await technical.evaluate(({ textContent }) => textContent));
  });
});
