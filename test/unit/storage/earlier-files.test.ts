import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { userDataWith } from '../../fakes/stored-files';

/** A folder for each commit whose code wrote the files. */
const FROZEN = join(import.meta.dirname, '..', '..', 'fixtures', 'stored', 'user-data');
/** In the order of the commits. The first has no recipes and tokens, the second no network. */
const COMMITS = ['259a2522', 'bfd65d21', 'b2e82678'] as const;
const [FIRST, SECOND, LAST] = COMMITS;
const HEADERS = ['external_id', 'email', 'Имя', 'Город'];

function userDataOf(commit: string) {
  const folder = join(FROZEN, commit);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return userDataWith(Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')])));
}

it('reads the shops of each earlier version', () => {
  for (const commit of COMMITS) {
    const { shops, said, newer } = userDataOf(commit);
    const [practice, ...others] = shops().list();
    expect(practice, commit).toMatchObject({ id: 'practice', pace: 10 });
    const byName = Object.fromEntries(others.map((shop) => [shop.name, shop]));
    const romashka = { baseUrl: 'https://api.aplaut.io/v4', auth: 'bearer', timeZone: 'Europe/Moscow', pace: 2 };
    const isLast = commit === LAST;
    expect(byName['Ромашка'], commit).toMatchObject({
      ...{ ...romashka, isLive: false, note: '', foundAuth: null },
      tokenSince: isLast ? '2026-11-24T18:00:00.000Z' : null,
    });
    expect(byName['Астра'], commit).toMatchObject({
      ...{ baseUrl: 'https://shop.example.com/v4', auth: 'auto', foundAuth: 'token', timeZone: 'Asia/Omsk' },
      // The first version let a shop have no limit.
      pace: commit === FIRST ? 2 : 1.5,
      ...(isLast ? { isLive: true, isNameTyped: true, note: 'Только по будням', hue: 5 } : { isLive: false }),
    });
    expect(shops().chosenId()).toBe(byName['Ромашка']?.id);
    expect([said, newer], commit).toEqual([[], []]);
  }
});

it('keeps the colours and the order of the shops', () => {
  for (const commit of [SECOND, LAST]) {
    const { shops, read } = userDataOf(commit);
    const stored = read('shops.json')['shops'] as { id: string; hue: number }[];
    for (const { id, hue } of stored) expect(shops().get(id).hue).toBe(hue);
  }
  expect(
    userDataOf(LAST)
      .shops()
      .list()
      .map(({ name }) => name),
  ).toEqual(['Учебный', 'Ромашка', 'Астра']);
});

it('reads the layouts of each earlier version', () => {
  for (const commit of COMMITS) {
    const { shops } = userDataOf(commit);
    expect(shops().recallLayout(shops().chosenId(), HEADERS.toReversed()), commit).toEqual({
      targets: [
        { kind: 'custom', key: 'city', type: 'text' },
        { kind: 'field', field: 'name' },
        { kind: 'field', field: 'email' },
        { kind: 'field', field: 'external_id' },
      ],
      constants: {},
      without: ['phone', 'created_at'],
    });
    expect(shops().layouts(shops().chosenId()), commit).toHaveLength(1);
  }
});

it('reads what was remembered of lists', () => {
  const { shops } = userDataOf(LAST);
  expect(shops().listTask(shops().chosenId())).toMatchObject({ state: 'done' });
  expect(shops().agreesToHttp(shops().find('Астра')?.id ?? '')).toBe(true);
});

it('reads the settings of each earlier version', () => {
  for (const commit of COMMITS) {
    const { settings, said } = userDataOf(commit);
    expect(settings().get(), commit).toEqual({
      ...{ language: 'en', colorScheme: 'dark' },
      failedRowsRetention: commit === FIRST ? 30 : 'until-deleted',
      ...(commit === LAST ? { tray: true, updates: 'tell' } : { tray: false, updates: 'never' }),
    });
    const recent = settings().recentFiles();
    expect(recent.map(({ name }) => name)).toEqual(['клиенты.csv', 'earlier.csv']);
    expect(basename(settings().recentPath(recent[0]?.id ?? '') ?? '')).toBe('клиенты.csv');
    expect(said).toEqual([]);
  }
});

it('reads the recipes and tokens of each earlier version', () => {
  for (const commit of [SECOND, LAST]) {
    const { shops, recipes, vault, said } = userDataOf(commit);
    expect(recipes().recall(shops().chosenId(), HEADERS), commit).toMatchObject({
      ...{ name: 'Из 1С', headers: HEADERS, accepted: true },
      steps: [{ on: true, operation: { kind: 'repair', code: 'phone-invalid', column: 0 } }],
    });
    expect(vault().tokenOf('shop-1'), commit).toBe('made-up-token');
    expect(said).toEqual([]);
  }
});

it('reads the choices for the network', () => {
  const { network, said } = userDataOf(LAST);
  expect(network().get()).toEqual({
    ...{ mode: 'own', address: 'http://proxy.example.com:3128', user: 'anna', logInFor: ['proxy.example.com:3128'] },
    authority: { fileName: 'authority.pem', certificates: ['-----BEGIN CERTIFICATE-----'] },
  });
  expect(said).toEqual([]);
});

it('writes what it reads so that nothing of an earlier version is lost', () => {
  for (const commit of COMMITS) {
    const { shops, settings, read } = userDataOf(commit);
    const before = { shops: read('shops.json'), settings: read('settings.json') };
    shops().choose('practice');
    settings().change({ colorScheme: 'light' });
    expect(read('shops.json')).toEqual({ ...before.shops, chosenId: 'practice' });
    expect(read('settings.json')).toEqual({ ...before.settings, colorScheme: 'light' });
  }
});
