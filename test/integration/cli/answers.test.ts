import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { appVersion } from '../../fakes/run-cli';
import { consumer, HEADER, useCliBench, withToken } from '../../fakes/cli-bench';

const { shop, pathOf, data, importArgs, ...bench } = useCliBench();
const sheet = (...lines: string[]) => bench.sheet(HEADER, ...lines);
const run = (args: string[], env?: NodeJS.ProcessEnv, shell?: string) => bench.run(args, env, '', shell);
const sent = () => shop().consumers({ offset: 0, limit: 1, search: '' }).total;
const many = (count: number) => sheet(...Array.from({ length: count }, (_, n) => consumer(n + 1)));

describe('the command line', () => {
  it('prints its help, its version, and what is wrong with its arguments', async () => {
    const [nothing, russian, version, wrong, packaged] = await Promise.all([
      run([]),
      run(['help', 'import'], { LANG: 'ru_RU.UTF-8' }),
      run(['--version']),
      run(['improt', 'x.csv']),
      run(['read', '--help', '--lang', 'ru']),
    ]);
    expect([nothing, russian, version, packaged].map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    expect(nothing.stdout).toContain('Usage:');
    expect(russian.stdout).toMatch(/Использование:[^]*--skip-bad-cells/);
    expect(packaged.stdout).toMatch(/^Показывает, как прочитан файл/);
    expect(version.stdout).toBe(`${appVersion}\n`);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stdout).toBe('');
    expect(wrong.stderr).toMatch(/no such command: improt[^]*import[^]*help/);
  });
});

describe('reading', () => {
  it('shows how a file was read and its cells, as JSON and as CSV', async () => {
    const path = pathOf('к л.csv');
    writeFileSync(path, 'external_id;Почта;note\n1;a@example.ru;"=1+1 ""q""\nb"\n2;;\n');
    const [json, csv, none] = await Promise.all([
      run(['read', pathToFileURL(path).href, '--json', ...data()]),
      run(['read', path, '--csv', '--rows', '1', ...data()]),
      run(['read', '/bin/sh', '--json', ...data()]),
    ]);
    expect(json.json().result).toEqual({
      file: { kind: 'csv', encoding: 'utf-8', delimiter: ';', sheet: null, sheets: [], header_row: 1, rows: 2 },
      remarks: [],
      columns: [
        { header: 'external_id', target: 'external_id' },
        { header: 'Почта', target: 'email' },
        { header: 'note', target: 'custom:note' },
      ],
      rows: [
        ['1', 'a@example.ru', '=1+1 "q"\nb'],
        ['2', '', ''],
      ],
    });
    expect(csv.stdout).toBe('"external_id","Почта","note"\n"1","a@example.ru","=1+1 ""q""\nb"\n');
    expect([json.exitCode, csv.exitCode, none.exitCode]).toEqual([0, 0, 2]);
    // Reading a file opens no database and no shop.
    expect(existsSync(join(pathOf('data'), 'deliveries.db'))).toBe(false);
  });

  it('writes the whole document to a slow reader', async () => {
    const file = many(20_000);
    const ended = await run(['read', file, '--json', ...data()], {}, '"$@" | (sleep 1; cat)');
    expect(ended.json().result['rows']).toHaveLength(20_000);
  });
});

// The attack: `| head -1`, `> /dev/full`, or a closed terminal. Each of them made Electron wait behind a dialog.
describe('a closed or full output', () => {
  it.each([
    ['closed', '{ "$@"; echo "exit $?" >&2; } | head -c 1 >/dev/null', 'exit 0'],
    ['full', '"$@" >/dev/full; echo "exit $?" >&2', 'exit 1'],
  ])('ends a command whose result is not read: %s', async (_, shell, said) => {
    const ended = await run(importArgs(many(3_000), '--dry-run', '--json'), {}, shell);
    expect(ended.stderr).toContain(said);
    expect(readFileSync(join(pathOf('data'), 'logs', 'main.log'), 'utf8')).toMatch(/output is closed or full/);
  });

  it('stops a delivery, which the same command resumes', async () => {
    const args = importArgs(many(60), '--concurrency', '1');
    shop().setFaults([{ match: { nth: 5 }, action: { do: 'delay', delayMs: 300 } }]);
    const cut = await run(args, withToken, '"$@" 2>/dev/full; echo "exit $?"');
    expect(cut.stdout).toContain('exit 4');
    expect(sent()).toBeLessThan(60);
    const continued = await run([...args, '--json']);
    expect(continued.exitCode).toBe(0);
    expect(continued.json().result).toMatchObject({ rows: 60, outcomes: { created: 60 } });
  });
});

// The attack: any uncaught error, for which Electron shows a dialog and waits.
it('an uncaught error ends it with a line in the log, and the same command resumes', async () => {
  const flag = pathOf('now');
  const preload = pathOf('throw.cjs');
  writeFileSync(
    preload,
    `const {existsSync}=require('fs');const look=setInterval(()=>{if(!existsSync(${JSON.stringify(flag)}))return;clearInterval(look);throw new Error('nobody caught this')},5)`,
  );
  const args = importArgs(many(60), '--concurrency', '1');
  shop().setFaults([{ match: { nth: 5 }, action: { do: 'delay', delayMs: 400 } }]);
  const running = run(args, { ...withToken, NODE_OPTIONS: `--require ${preload}` });
  await vi.waitFor(() => expect(sent()).toBeGreaterThan(3), { timeout: 50_000, interval: 5 });
  writeFileSync(flag, '');
  const cut = await running;
  expect(cut.exitCode).toBe(1);
  expect(readFileSync(join(pathOf('data'), 'logs', 'main.log'), 'utf8')).toContain('nobody caught this');
  const continued = await run([...args, '--json']);
  expect(continued.json().result).toMatchObject({ rows: 60, outcomes: { created: 60 } });
});

describe('the report', () => {
  // The attack: a report with the sheet's own name replaced the sheet.
  it('never replaces the sheet, under whatever name', async () => {
    const file = sheet(consumer(1));
    const other = pathOf('other.csv');
    linkSync(file, other);
    const before = readFileSync(file, 'utf8');
    for (const report of [file, other]) {
      const ended = await run(importArgs(file, '--json', '--report', report));
      expect(ended.exitCode).toBe(2);
      expect(ended.json().error.code).toBe('report-is-input');
    }
    expect(sent()).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('is refused before anything is sent if it cannot be written', async () => {
    const ended = await run(importArgs(sheet(consumer(1)), '--json', '--report', join(pathOf('none'), 'r.csv')));
    expect(ended.exitCode).toBe(2);
    expect(ended.json().error.code).toBe('file-not-writable');
    expect(sent()).toBe(0);
  });
});

// The attack: a pipe that nobody writes to, and an endless device.
it('does not read a token from a pipe or a device', async () => {
  const fifo = pathOf('fifo');
  spawnSync('mkfifo', [fifo]);
  const ended = await Promise.all(
    [
      ['--token-file', fifo],
      ['--token-file', '/dev/zero'],
    ].map((source) => run(importArgs(sheet(consumer(1)), '--json', ...source), {})),
  );
  expect(ended.map(({ exitCode }) => exitCode)).toEqual([3, 3]);
  expect(ended.map((each) => each.json().error.code)).toEqual(['token-file-no-file', 'token-file-no-file']);
  const endless = await run(importArgs(sheet(consumer(1)), '--json', '--token-stdin'), {}, '"$@" </dev/zero');
  expect(endless.json().error.code).toBe('token-invalid');
});

describe('messages for people', () => {
  it('say how an import ended, in numbers that add up, and which rows were not sent and why', async () => {
    shop().setFaults([
      {
        match: { path: '/consumers/2' },
        action: {
          do: 'status',
          status: 422,
          body: JSON.stringify({ status: '422', title: 'x', details: ['bad \u001b]0;owned\u0007 phone'] }),
        },
      },
    ]);
    const wrong = Array.from({ length: 12 }, (_, n) => consumer(n + 3).replace('@', '(at)'));
    const args = importArgs(sheet(consumer(1), consumer(2), ...wrong));
    const dry = await run([...args, '--dry-run'], {});
    expect(dry.exitCode).toBe(6);
    expect(dry.stdout).toMatch(
      /14 rows: nothing was sent\.\nWould be sent: 2\nUnchanged[^\n]*: 0\nWith errors[^\n]*: 12\n/,
    );
    const ended = await run(args);
    expect(ended.exitCode).toBe(6);
    expect(ended.stdout).toMatch(/^Finished: [^\n]*14 rows[^\n]*13\.\nAdded: 1\nNot accepted: 1\nSkipped: 12\n/);
    expect(ended.stdout.match(/^Row \d+ \(ID \d+\): /gm)).toHaveLength(10);
    expect(ended.stdout).toMatch(/^Row 3 \(ID 3\): email: This does not look like an e-mail/m);
    expect(ended.stdout).toContain('bad \\u001b]0;owned\\u0007 phone');
    expect(ended.stdout + ended.stderr).not.toContain('\u001b]');
    expect(ended.stdout.trim().split('\n').at(-1)).toContain('--report');
    const again = await run([...importArgs(sheet(consumer(1))), '--dry-run'], {});
    expect(again.stdout).toMatch(/Would be sent: 0\nUnchanged[^\n]*: 1\n/);
  });

  it('say that a resumed import was started without --all', async () => {
    await run(importArgs(sheet(consumer(1)), '--json'));
    const file = sheet(consumer(1), consumer(2));
    expect((await run(importArgs(file, '--json'), { APLAUT_ACCESS_TOKEN: 'wrong-token' })).exitCode).toBe(3);
    const continued = await run(importArgs(file, '--all', '--json'));
    expect(continued.json().warnings).toEqual([expect.stringMatching(/started without --all: 1 unchanged row/)]);
  });
});
