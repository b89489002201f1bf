import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { temporaryFolder } from '../fakes/temporary-folder';
import { launch, type RunningApp } from './app';

let folder: ReturnType<typeof temporaryFolder>;
let running: RunningApp;

test.beforeAll(async () => {
  folder = temporaryFolder();
  running = await launch(join(folder.path, 'data'));
});

test.afterAll(async () => {
  await running.app.close();
  folder.remove();
});

test('attack: a script in the page sends what it sees to somebody', async () => {
  const reached = await running.page.evaluate(async () => {
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
  expect(reached).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
});

test('attack: a script in the page reaches for Node, Electron or a bridge to them', async () => {
  const found = await running.page.evaluate(() => {
    const scope = globalThis as unknown as Record<string, unknown>;
    return {
      names: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in scope),
      api: typeof scope['aplautImport'],
    };
  });
  expect(found).toEqual({ names: [], api: 'object' });
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Electron.WebPreferences;
    };
    const { sandbox, contextIsolation, nodeIntegration } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
});

test('attack: a request that the contract does not know, or with what it does not allow', async () => {
  const answers = await running.page.evaluate(async () => {
    const api = (
      globalThis as unknown as {
        aplautImport: Record<string, (...args: unknown[]) => Promise<{ ok?: boolean; error?: { code: string } }>>;
      }
    ).aplautImport;
    const tried = [
      await api['request']?.('delivery-outcomes', { id: 'x', kinds: [], offset: -1, limit: 1e9 }),
      await api['request']?.('shops-save', { id: null, draft: { name: 1 }, token: 'planted-in-request' }),
      // Only a file that a person dropped is opened by its path.
      await api['request']?.('sheet-open-path', { path: '/etc/passwd' }),
      await api['request']?.('no-such-channel', {}).catch(() => ({ error: { code: 'refused' } })),
      await api['openDroppedFile']?.({ path: '/etc/passwd' }).catch(() => ({ error: { code: 'refused' } })),
    ];
    return {
      codes: tried.map((answer) => answer?.error?.code),
      text: JSON.stringify(tried),
      send: 'send' in api || 'invoke' in api,
    };
  });
  expect(answers.codes).toEqual(['invalid-request', 'invalid-request', 'invalid-request', 'refused', 'refused']);
  expect(answers.text).not.toContain('planted-in-request');
  expect(answers.send).toBe(false);
});

test('attack: inline script, navigation and new windows', async () => {
  const ran = await running.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.attacked = true';
    document.body.append(script);
    const opened = window.open('https://example.com/');
    location.href = 'https://example.com/';
    return { attacked: 'attacked' in globalThis, opened: opened !== null };
  });
  expect(ran).toEqual({ attacked: false, opened: false });
  // Asked of Electron: Playwright itself would wait for the navigation, which never comes.
  const windows = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  );
  expect(windows).toEqual(['app://aplaut-import/']);
});
