import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UpdateChoice, UpdateStatus } from '../../../shared/updates/updates';
import { openConnections } from '../../../electron/api/connections';
import { directNetwork, type Network } from '../../../electron/network/network';
import { createUpdater, DOWNLOADS } from '../../../electron/updates/updater';
import { createUpdates } from '../../../electron/updates/updates';
import { AUTHORITY, companyProxy, networkWith, secureShop, SHOP_HOST } from '../../fakes/company-network';
import { temporaryFolder } from '../../fakes/temporary-folder';
import { feedFile, feedText, serveFeed } from '../../fakes/update-feed';
import { virtualClock } from '../../fakes/virtual-clock';

const IMAGE = 'aplaut-import-0.2.0-linux-x86_64.AppImage';
const BYTES = Buffer.alloc(3_000_000, 'a newer program\n');
const FOUND = { version: '0.2.0', bytes: BYTES.length };

let folder: string;
const endings: (() => unknown)[] = [];
beforeEach(() => {
  const { path, remove } = temporaryFolder();
  folder = path;
  endings.push(remove);
  mkdirSync(join(folder, 'resources'));
  mkdirSync(join(folder, 'data'));
  const image = join(folder, 'Aplaut.AppImage');
  writeFileSync(image, 'this program', { mode: 0o755 });
  vi.stubEnv('APPIMAGE', image);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const end of endings.splice(0).reverse()) await end();
});

/** A server with this feed, and the file that it names. */
async function feed(answers: { text: string; file?: RequestListener }) {
  const server = await serveFeed((request, response) => {
    if (request.url === '/latest-linux.yml') response.end(answers.text);
    else if (request.url === `/${IMAGE}` && answers.file !== undefined) answers.file(request, response);
    else response.writeHead(404).end();
  });
  endings.push(server.close);
  return server;
}

const sendAll: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-length': BYTES.length }).end(BYTES);
};
const newer = feedText('0.2.0', { name: IMAGE, bytes: BYTES });

/** The program's updates, with everything but its window, against a server. */
function program(address: string, more: { network?: Network; choice?: UpdateChoice } = {}) {
  writeFileSync(join(folder, 'resources', 'app-update.yml'), feedFile(address));
  const now = {
    choice: more.choice ?? 'never',
    isSending: false,
    isUsedByOthers: false,
    isReplaceable: true,
    stays: false,
  };
  const told: { version: string; isReady: boolean }[] = [];
  const states: UpdateStatus[] = [];
  const left: (() => void)[] = [];
  const clock = virtualClock();
  const connections = openConnections(5_000, more.network ?? directNetwork);
  endings.push(connections.close);
  const updates = createUpdates({
    way: 'by-itself',
    choice: () => now.choice,
    openUpdater: () =>
      Promise.resolve(
        createUpdater({
          ...{ platform: 'linux', version: '0.1.0', name: 'aplaut-import', quit: () => undefined },
          ...{ resources: join(folder, 'resources'), userData: join(folder, 'data'), connections },
        }),
      ),
    isSending: () => now.isSending,
    isUsedByOthers: () => now.isUsedByOthers,
    isReplaceable: () => now.isReplaceable,
    mayLeave: () => Promise.resolve(!now.stays),
    leaveWith: (install) => Promise.resolve(void left.push(install)),
    onChanged: ({ status }) => states.push(status),
    onFound: (found) => told.push(found),
    now: () => new Date(0),
    sleep: clock.sleep,
  });
  endings.push(() => updates.end());
  const settled = (step: UpdateStatus['step']) =>
    vi.waitFor(() => expect(updates.state().status.step).toBe(step), { timeout: 10_000 });
  return { updates, now, told, states, left, clock, settled, status: () => updates.state().status };
}

const downloads = (): string[] => {
  const path = join(folder, 'data', DOWNLOADS, 'pending');
  return existsSync(path) ? readdirSync(path) : [];
};

describe('looking for a newer version', () => {
  it('finds one, and changes nothing', async () => {
    const server = await feed({ text: newer, file: sendAll });
    const { updates, status } = program(server.address);
    await updates.look();
    expect(status()).toEqual({ step: 'found', ...FOUND });
    expect(server.heard.map(({ path }) => path)).toEqual(['/latest-linux.yml']);
    expect(readdirSync(join(folder, 'data'))).toEqual([]);
  });

  it('says nothing about the person', async () => {
    const server = await feed({ text: newer });
    await program(server.address).updates.look();
    const [asked] = server.heard;
    expect(Object.keys(asked?.headers ?? {}).sort()).toEqual(['cache-control', 'connection', 'host', 'user-agent']);
    expect(asked?.headers['user-agent']).toBe('electron-builder');
  });

  it.each(['0.1.0', '0.0.9'])('takes %s for nothing new, and removes what was downloaded before', async (version) => {
    const { address } = await feed({ text: feedText(version, { name: IMAGE, bytes: BYTES }) });
    const { updates, status } = program(address);
    mkdirSync(join(folder, 'data', DOWNLOADS));
    await updates.look();
    expect(status()).toEqual({ step: 'newest', at: '1970-01-01T00:00:00.000Z' });
    expect(readdirSync(join(folder, 'data'))).toEqual([]);
  });

  it.each([
    ['a page of a hotel', '<html><body>Log in</body></html>'],
    ['nothing', ''],
    ['a version that is none', 'version: newest\nfiles: []\n'],
  ])('says so when the feed is %s', async (_, text) => {
    const { address } = await feed({ text });
    const { updates, status } = program(address);
    await updates.look();
    expect(status()).toMatchObject({ step: 'look-failed', problem: 'feed' });
  });

  it('says so when there is no feed, or no server, and works when it is back', async () => {
    const server = await serveFeed((_, response) => response.writeHead(404).end());
    const { updates, status } = program(server.address);
    await updates.look();
    expect(status()).toMatchObject({ step: 'look-failed', problem: 'feed' });
    await server.close();
    await updates.look();
    expect(status()).toEqual({ step: 'look-failed', problem: 'unreachable', detail: 'ECONNREFUSED' });
  });

  it('does not follow the server to a connection that others can read', async () => {
    const server = await serveFeed((_, response) =>
      response.writeHead(302, { location: 'http://feed.example.com/latest-linux.yml' }).end(),
    );
    endings.push(server.close);
    const { updates, status } = program(server.address);
    await updates.look();
    expect(status()).toMatchObject({ step: 'look-failed', problem: 'feed', detail: 'ERR_UPDATE_NOT_ENCRYPTED' });
  });
});

describe('the network of a company', () => {
  const log = { user: 'anna', password: 'secret' };

  it('is that of the program: its proxy, its log-in, its authority', async () => {
    const shop = await secureShop('shop-by-company');
    const { proxy, asked, logIns } = await companyProxy(shop.port, { logIn: log });
    const { updates, status } = program(`https://${SHOP_HOST}/`, { network: networkWith({ proxy, logIn: log }) });
    await updates.look();
    expect(asked).toEqual([`${SHOP_HOST}:443`]);
    expect(logIns).toEqual(['anna:secret']);
    expect(shop.heard).toHaveLength(1);
    // It is a shop, and has no feed.
    expect(status()).toMatchObject({ step: 'look-failed', problem: 'feed' });
  });

  it('is named as what is in the way', async () => {
    const shop = await secureShop('shop-by-company');
    const { proxy } = await companyProxy(shop.port, { logIn: log });
    const locked = program(`https://${SHOP_HOST}/`, { network: networkWith({ proxy }) });
    await locked.updates.look();
    expect(locked.status()).toMatchObject({ step: 'look-failed', problem: 'proxy' });
    const open = await companyProxy(shop.port);
    const network = networkWith({ proxy: open.proxy, trusts: false });
    const doubtful = program(`https://${SHOP_HOST}/`, { network });
    await doubtful.updates.look();
    expect(doubtful.status()).toMatchObject({ step: 'look-failed', problem: 'certificate' });
    expect(AUTHORITY.certificates).toHaveLength(1);
    expect(shop.heard).toEqual([]);
  });
});

describe('downloading', () => {
  it('tells how far it is, checks the file, and installs nothing', async () => {
    const { address } = await feed({ text: newer, file: sendAll });
    const { updates, status, states, left } = program(address);
    await updates.look();
    await updates.download();
    expect(status()).toEqual({ step: 'ready', ...FOUND });
    expect(states).toContainEqual({ step: 'downloading', ...FOUND, doneBytes: BYTES.length });
    expect(readFileSync(join(folder, 'data', DOWNLOADS, 'pending', IMAGE)).equals(BYTES)).toBe(true);
    expect(readFileSync(process.env['APPIMAGE'] ?? '', 'utf8')).toBe('this program');
    expect(left).toEqual([]);
  });

  it('takes what a former start of the program downloaded', async () => {
    const server = await feed({ text: newer, file: sendAll });
    const first = program(server.address);
    await first.updates.look();
    await first.updates.download();
    const second = program(server.address);
    await second.updates.look();
    await second.updates.download();
    expect(second.status()).toEqual({ step: 'ready', ...FOUND });
    expect(server.heard.filter(({ path }) => path === `/${IMAGE}`)).toHaveLength(1);
  });

  it('throws away a file that is not what the feed says', async () => {
    const text = feedText('0.2.0', { name: IMAGE, bytes: BYTES, sha512: Buffer.alloc(64).toString('base64') });
    const { address } = await feed({ text, file: sendAll });
    const { updates, status } = program(address);
    await updates.look();
    await updates.download();
    expect(status()).toEqual({
      step: 'download-failed',
      ...FOUND,
      problem: 'damaged',
      detail: 'ERR_CHECKSUM_MISMATCH',
    });
    expect(downloads()).toEqual([]);
    await updates.install();
    expect(status().step).toBe('download-failed');
  });

  it('says so when the connection breaks, and can try again', async () => {
    const file = vi.fn<RequestListener>(sendAll).mockImplementationOnce((_, response) => {
      response.writeHead(200, { 'content-length': BYTES.length });
      response.write(BYTES.subarray(0, 100_000), () => response.destroy());
    });
    const { address } = await feed({ text: newer, file });
    const { updates, status } = program(address);
    await updates.look();
    await updates.download();
    expect(status()).toMatchObject({ step: 'download-failed', problem: 'unreachable' });
    expect(downloads()).toEqual([]);
    await updates.download();
    expect(status()).toEqual({ step: 'ready', ...FOUND });
  });

  it('is cancelled at once, and leaves nothing', async () => {
    let closed = false;
    const { address } = await feed({
      text: newer,
      file: (_, response) => {
        response.on('close', () => (closed = true));
        response.writeHead(200, { 'content-length': BYTES.length });
        response.write(BYTES.subarray(0, 100_000));
      },
    });
    const { updates, settled } = program(address);
    await updates.look();
    const download = updates.download();
    await vi.waitFor(() => expect(downloads()).toHaveLength(1));
    updates.cancel();
    await download;
    await settled('found');
    await vi.waitFor(() => expect(closed).toBe(true));
    await vi.waitFor(() => expect(downloads()).toEqual([]));
  });
});

describe('what happens by itself', () => {
  const MINUTE = 60_000;
  const DAY = 24 * 60 * MINUTE;

  /** Lets time pass on the program's clock; what it begins goes on by itself. */
  const pass = ({ clock }: ReturnType<typeof program>, ms: number) => clock.runUntil(clock.sleep(ms));

  it('is nothing, unless the person has chosen something', async () => {
    const server = await feed({ text: newer, file: sendAll });
    const never = program(server.address);
    never.updates.begin();
    await pass(never, 3 * DAY);
    expect(server.heard).toEqual([]);
    expect(never.states).toEqual([]);
  });

  it('is a look a minute after the start, told once', async () => {
    const server = await feed({ text: newer, file: sendAll });
    const telling = program(server.address, { choice: 'tell' });
    telling.updates.begin();
    await pass(telling, MINUTE - 1);
    expect(telling.states).toEqual([]);
    await pass(telling, 1);
    await telling.settled('found');
    await vi.waitFor(() => expect(telling.told).toEqual([{ version: '0.2.0', isReady: false }]));
    telling.updates.chosen();
    await vi.waitFor(() => expect(server.heard).toHaveLength(2));
    await telling.settled('found');
    expect(telling.told).toHaveLength(1);
    expect(downloads()).toEqual([]);
  });

  it('is a download where the person chose that, and still no installation', async () => {
    const { address } = await feed({ text: newer, file: sendAll });
    const { updates, settled, told, left } = program(address, { choice: 'download' });
    updates.chosen();
    await settled('ready');
    await vi.waitFor(() => expect(told).toEqual([{ version: '0.2.0', isReady: true }]));
    updates.end();
    expect(left).toEqual([]);
    expect(readFileSync(process.env['APPIMAGE'] ?? '', 'utf8')).toBe('this program');
  });

  it('is put off for as long as something is being sent', async () => {
    const server = await feed({ text: newer, file: sendAll });
    const busy = program(server.address, { choice: 'download' });
    busy.now.isSending = true;
    busy.updates.chosen();
    busy.updates.begin();
    await pass(busy, DAY);
    expect(server.heard).toEqual([]);
    busy.now.isSending = false;
    await pass(busy, 60 * MINUTE);
    await busy.settled('ready');
  });
});

describe('installing', () => {
  async function ready() {
    const { address } = await feed({ text: newer, file: sendAll });
    const started = program(address);
    await started.updates.look();
    await started.updates.download();
    expect(started.status().step).toBe('ready');
    return started;
  }

  it.each([
    ['update-while-sending', { isSending: true }],
    ['update-in-use', { isUsedByOthers: true }],
    ['update-no-access', { isReplaceable: false }],
  ])('is refused with %s', async (code, why) => {
    const { updates, now, left } = await ready();
    Object.assign(now, why);
    await expect(updates.install()).rejects.toMatchObject({ code });
    expect(left).toEqual([]);
    expect(updates.state().status.step).toBe('ready');
  });

  it('leaves the program only if the person may lose what is unsent', async () => {
    const { updates, now, left } = await ready();
    now.stays = true;
    await updates.install();
    expect(left).toEqual([]);
    now.stays = false;
    await updates.install();
    expect(left).toHaveLength(1);
  });

  it('is refused if something began to be sent during the question', async () => {
    const { updates, now, left } = await ready();
    const installing = updates.install();
    now.isSending = true;
    await expect(installing).rejects.toMatchObject({ code: 'update-while-sending' });
    expect(left).toEqual([]);
  });

  it('does not even download while something is being sent', async () => {
    const { address } = await feed({ text: newer, file: sendAll });
    const { updates, now } = program(address);
    await updates.look();
    now.isSending = true;
    await expect(updates.download()).rejects.toMatchObject({ code: 'update-while-sending' });
    expect(downloads()).toEqual([]);
  });
});
