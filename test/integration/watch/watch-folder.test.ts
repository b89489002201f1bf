import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPracticeShop, type SeenRequest } from '../../../electron/practice/practice-shop';
import { createFolderWatch, type Look } from '../../../electron/watch/watch-folder';
import { PRACTICE_SHOP_ID } from '../../../shared/shop/shop-limits';
import type { Watch } from '../../../shared/watch/watch';
import { TOKEN, tempFolder } from '../../fakes/delivery-bench';
import { HEADERS, openWatching, watchOf } from '../../fakes/watch-bench';

const row = (n: number, name = `Анна ${n}`) => `${n},c${n}@example.ru,${name},+7 916 345-12-08,2018-01-01 00:11:22`;
const csv = (...rows: string[]) => [HEADERS.join(','), ...rows].join('\n');
const rows = (count: number, name?: string) => Array.from({ length: count }, (_, n) => row(n + 1, name));

/**
 * A watched folder of a running practice shop. Time moves only with `look`.
 *
 * @param unwritten failures that stop nothing
 */
async function bench(rules: Partial<Watch> = {}, token = TOKEN, unwritten: unknown[] = []) {
  const seen: SeenRequest[] = [];
  const shop = await startPracticeShop({
    databasePath: ':memory:',
    tokens: [TOKEN],
    pace: 0,
    onRequest: (request) => void seen.push(request),
  });
  const folder = tempFolder();
  const userData = tempFolder();
  let watch = watchOf(folder, rules);
  let services = openWatching({ userData, baseUrl: shop.baseUrl, token });
  await services.store.save(watch);
  let nowMs = 0;
  const failures: unknown[] = [];
  const worked: string[] = [];
  const abort = new AbortController();
  const begin = () =>
    createFolderWatch(watch, services, {
      nowMs: () => nowMs,
      signal: abort.signal,
      onWork: (fileName) => fileName !== null && worked.push(fileName),
      onUnexpected: (error) => void failures.push(error),
    });
  let watching = begin();
  onTestFinished(async () => {
    abort.abort();
    await services.close();
    await shop.close();
    expect(failures).toEqual(unwritten);
  });
  return {
    shop,
    folder,
    /** The files that work was told of, as often as it was. */
    worked,
    /** The requests that changed something. */
    puts: () => seen.filter(({ method }) => method === 'PUT'),
    write: (name: string, text: string) => writeFileSync(join(folder, name), text),
    services: () => services,
    look: async (afterMs = 0): Promise<Look> => {
      nowMs += afterMs;
      return watching.look();
    },
    /** Looks twice, with half a minute between. */
    lookAtWhole: async (): Promise<Look> => {
      await watching.look();
      nowMs += 30_000;
      return watching.look();
    },
    /** The next run of the program. */
    restart: async (anew: { token?: string; rules?: Partial<Watch> } = {}) => {
      await services.close();
      services = openWatching({ userData, baseUrl: shop.baseUrl, token: anew.token ?? token });
      watch = watchOf(folder, anew.rules ?? rules);
      watching = begin();
    },
    /** The person's answer to everything that waits. */
    answer: async (state: 'again' | 'anyway') => {
      for (const { hash } of services.store.inStates('w', ['waits'])) await services.store.change('w', hash, { state });
    },
    states: () =>
      services.store
        .last(watch.id, 100)
        .map(({ fileName, state, hold }) => [fileName, state, hold?.why ?? null])
        .reverse(),
  };
}

describe('a watched folder', () => {
  it('sends a file when it is whole, once, and writes a report that is never read', async () => {
    const { write, look, puts, states, folder, services } = await bench();
    write('клиенты.csv', csv(row(1), row(2)));
    expect(await look()).toMatchObject({ settling: 1 });
    expect(await look(29_999)).toMatchObject({ settling: 1 });
    expect(puts()).toHaveLength(0);
    expect(await look(1)).toMatchObject({ settling: 0 });
    expect(puts()).toHaveLength(2);
    expect(states()).toEqual([['клиенты.csv', 'sent', null]]);
    const [report = ''] = readdirSync(join(folder, 'Aplaut'));
    expect(report).toMatch(/^клиенты \d{4}-\d\d-\d\d \d\d-\d\d\.xlsx$/);
    expect(services().store.last('w', 1)).toMatchObject([{ report, rows: 2 }]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(folder, 'Aplaut', report));
    expect(JSON.stringify(workbook.worksheets[0]?.getRow(2).values)).toContain('Анна 1');
    await look(60_000);
    await look(60_000);
    expect(puts()).toHaveLength(2);
  });

  it('does nothing about files that it knows, however often it looks', async () => {
    const { write, look, lookAtWhole, worked } = await bench();
    write('a.csv', csv(row(1)));
    write('b.csv', csv(row(2)));
    await look();
    expect(worked).toEqual([]);
    await lookAtWhole();
    expect([...new Set(worked)].sort()).toEqual(['a.csv', 'b.csv']);
    worked.length = 0;
    await look(60_000);
    expect(worked).toEqual([]);
  });

  it('leaves a file alone for a minute when the shop does not answer', async () => {
    const { write, shop, look, lookAtWhole, worked } = await bench();
    write('a.csv', csv(row(1)));
    await shop.close();
    expect(await lookAtWhole()).toMatchObject({ unreachable: 1 });
    worked.length = 0;
    expect(await look(59_999)).toMatchObject({ unreachable: 1 });
    expect(worked).toEqual([]);
    expect(await look(1)).toMatchObject({ unreachable: 1 });
    expect(worked).toEqual(['a.csv']);
  });

  it('does not send the same contents again, under another name or in another run of the program', async () => {
    const { write, lookAtWhole, puts, states, restart } = await bench();
    write('a.csv', csv(row(1)));
    await lookAtWhole();
    write('b.csv', csv(row(1)));
    await lookAtWhole();
    await restart();
    await lookAtWhole();
    expect(puts()).toHaveLength(1);
    expect(states()).toEqual([['b.csv', 'sent', null]]);
  });

  it('sends a file that was written anew, and of it only what changed', async () => {
    const { write, lookAtWhole, puts } = await bench();
    write('a.csv', csv(row(1), row(2)));
    await lookAtWhole();
    write('a.csv', csv(row(1), row(2, 'Анна Новая')));
    await lookAtWhole();
    expect(puts().map(({ url }) => url)).toEqual([
      expect.stringContaining('/consumers/1'),
      expect.stringContaining('/consumers/2'),
      expect.stringContaining('/consumers/2'),
    ]);
  });

  it('leaves alone what is no file of its own', async () => {
    const { write, folder, lookAtWhole, puts, states } = await bench();
    const elsewhere = join(tempFolder(), 'elsewhere.csv');
    writeFileSync(elsewhere, csv(row(1)));
    symlinkSync(elsewhere, join(folder, 'link.csv'));
    mkdirSync(join(folder, 'folder.csv'));
    mkdirSync(join(folder, 'Aplaut'));
    writeFileSync(join(folder, 'Aplaut', 'report.csv'), csv(row(2)));
    for (const name of ['~$a.csv', '.a.csv', 'a.csv.part', 'a.txt']) write(name, csv(row(3)));
    expect(await lookAtWhole()).toEqual({ settling: 0, unreachable: 0, problem: null });
    expect(puts()).toEqual([]);
    expect(states()).toEqual([]);
  });

  it('says if it is gone, and goes on when it is back', async () => {
    const { folder, write, look, lookAtWhole, puts } = await bench();
    rmSync(folder, { recursive: true });
    expect(await look()).toMatchObject({ problem: { code: 'ENOENT' } });
    mkdirSync(folder);
    write('a.csv', csv(row(1)));
    await lookAtWhole();
    expect(puts()).toHaveLength(1);
  });

  it('does not write the report through a link, and what was sent stays sent', async () => {
    const unwritten = [expect.objectContaining({ code: 'file-not-writable' })];
    const { folder, write, lookAtWhole, states, services } = await bench({}, TOKEN, unwritten);
    const elsewhere = tempFolder();
    symlinkSync(elsewhere, join(folder, 'Aplaut'));
    write('a.csv', csv(row(1)));
    await lookAtWhole();
    expect(states()).toEqual([['a.csv', 'sent', null]]);
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(services().store.last('w', 1)).toMatchObject([{ report: null }]);
  });
});

describe('a file of a watched folder waits, and nothing of it is sent,', () => {
  const waits = async (text: string, rules: Partial<Watch> = {}) => {
    const { write, lookAtWhole, states, puts } = await bench(rules);
    write('a.csv', text);
    await lookAtWhole();
    expect(puts()).toEqual([]);
    return states();
  };

  it('with more errors than allowed', async () => {
    const bad = '9,not an e-mail,Анна,,2018-01-01';
    expect(await waits(csv(...rows(3), bad))).toEqual([['a.csv', 'waits', 'too-many-errors']]);
  });

  it('with more changes than allowed', async () => {
    expect(await waits(csv(...rows(4)), { changes: 3 })).toEqual([['a.csv', 'waits', 'too-many-changes']]);
  });

  it('without rows', async () => {
    expect(await waits(csv())).toEqual([['a.csv', 'waits', 'no-rows']]);
    expect(await waits('')).toEqual([['a.csv', 'waits', 'no-rows']]);
  });

  it('with columns that the shop does not know', async () => {
    expect(await waits('external_id,email,name,phone,created_at,city\n1,a@example.ru,Анна,,,Тула')).toEqual([
      ['a.csv', 'waits', 'layout-unknown'],
    ]);
  });

  it('if it is no table', async () => {
    expect(await waits('%PDF-1.7\n\u0000\u0001\u0002')).toEqual([['a.csv', 'waits', 'unreadable']]);
  });

  it('if a recipe from a file has not been accepted yet', async () => {
    const { write, lookAtWhole, states, puts, services } = await bench();
    const recipes = services().recipes as unknown as { save: (recipe: object) => void };
    recipes.save({ id: null, shopId: PRACTICE_SHOP_ID, name: 'Ночной', headers: HEADERS, accepted: false, steps: [] });
    write('a.csv', csv(row(1)));
    await lookAtWhole();
    expect([states(), puts()]).toEqual([[['a.csv', 'waits', 'recipe-undecided']], []]);
  });

  it('if a step of the recipe does not fit', async () => {
    const { write, lookAtWhole, states, puts, services } = await bench();
    const recipes = services().recipes as unknown as { save: (recipe: object) => void };
    recipes.save({
      ...{ id: null, shopId: PRACTICE_SHOP_ID, name: 'Ночной', headers: HEADERS, accepted: true },
      steps: [
        {
          on: true,
          columns: [{ header: 'Город', target: { kind: 'custom', key: 'Город', type: 'text' } }],
          operation: {
            kind: 'replace',
            scope: { kind: 'column', column: 0 },
            ...{ find: 'г. ', isRegex: false, matchCase: false, wholeCell: false, replacement: '' },
          },
        },
      ],
    });
    write('a.csv', csv(row(1)));
    await lookAtWhole();
    expect([states(), puts()]).toEqual([[['a.csv', 'waits', 'recipe-misfit']], []]);
  });

  it('if the token is refused, until there is another', async () => {
    const { write, lookAtWhole, look, states, puts, restart, answer } = await bench(
      {},
      'another-token-that-is-refused',
    );
    write('a.csv', csv(row(1)));
    await lookAtWhole();
    expect([states(), puts()]).toEqual([[['a.csv', 'waits', 'token-refused']], []]);
    await restart({ token: TOKEN });
    await look(60_000);
    expect(states()).toEqual([['a.csv', 'waits', 'token-refused']]);
    await answer('again');
    await look();
    expect(states()).toEqual([['a.csv', 'sent', null]]);
  });

  it('with fewer than half of the rows of the last one, until the person sends it anyway', async () => {
    const { write, lookAtWhole, look, states, puts, answer } = await bench();
    write('a.csv', csv(...rows(5)));
    await lookAtWhole();
    write('b.csv', csv(...rows(2, 'Другая')));
    await lookAtWhole();
    expect(states()).toEqual([
      ['a.csv', 'sent', null],
      ['b.csv', 'waits', 'fewer-rows'],
    ]);
    expect(puts()).toHaveLength(5);
    await answer('anyway');
    await look();
    expect(states().at(-1)).toEqual(['b.csv', 'sent', null]);
    expect(puts()).toHaveLength(7);
  });

  it('until it is written anew', async () => {
    const { write, lookAtWhole, states } = await bench({ changes: 1 });
    write('a.csv', csv(...rows(2)));
    await lookAtWhole();
    write('a.csv', csv(row(1)));
    await lookAtWhole();
    expect(states()).toEqual([
      ['a.csv', 'replaced', null],
      ['a.csv', 'sent', null],
    ]);
  });
});

describe('a watched folder with the list of the shop’s customers', () => {
  it('sends only what the list shows to be new', async () => {
    const { write, lookAtWhole, states, puts, services, restart } = await bench();
    write('a.csv', csv(...rows(3)));
    await lookAtWhole();
    expect(states()).toEqual([['a.csv', 'sent', null]]);
    expect(puts()).toHaveLength(3);
    // Only the list knows them now.
    await services().deliveries.ledger.forget(PRACTICE_SHOP_ID);
    await restart({ rules: { usesList: true } });
    write('b.csv', csv(...rows(4)));
    await lookAtWhole();
    expect(states().at(-1)).toEqual(['b.csv', 'sent', null]);
    expect(puts()).toHaveLength(4);
  });

  it('has the file wait if there is no list', async () => {
    const { write, lookAtWhole, states, puts, shop } = await bench({ usesList: true });
    const body = JSON.stringify({ status: '404', title: 'Not found' });
    shop.setFaults([{ match: { path: '/export_tasks' }, action: { do: 'status', status: 404, body } }]);
    write('a.csv', csv(row(1)));
    await lookAtWhole();
    expect([states(), puts()]).toEqual([[['a.csv', 'waits', 'no-list']], []]);
  });
});
