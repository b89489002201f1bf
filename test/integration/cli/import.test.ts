import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appVersion, startCli } from '../../fakes/run-cli';
import { TOKEN, useCliBench, withToken } from '../../fakes/cli-bench';

const HEADER = 'external_id,email,name,phone,created_at,ltv';
const consumer = (n: number) =>
  `${n},c${n}@example.ru,Клиент ${n},+7 900 000-00-${String(n % 100).padStart(2, '0')},2018-01-01 00:11:22,${n * 10}`;

const { shop, pathOf, sheet, data, run, ...bench } = useCliBench();
const importArgs = (file: string, ...more: string[]) => bench.importArgs(file, '--json', ...more);

describe('an import on the command line', () => {
  it('sends a sheet and ends with 0 and one line of JSON', async () => {
    const ended = await run(importArgs(sheet(HEADER, consumer(1), consumer(2))));
    expect(ended.exitCode).toBe(0);
    expect(ended.stdout.trim().split('\n')).toHaveLength(1);
    expect(ended.json()).toMatchObject({
      ok: true,
      command: 'import',
      version: appVersion,
      dry_run: false,
      warnings: [],
    });
    expect(ended.json().result).toMatchObject({
      rows: 2,
      requests: 2,
      outcomes: { created: 2, failed: 0, skipped: 0 },
    });
    expect(
      shop()
        .consumers({ offset: 0, limit: 10, search: '' })
        .consumers.map((c) => c.externalId),
    ).toEqual(['1', '2']);
  });

  it('lists the requests of a dry run, which needs no token and sends nothing', async () => {
    const ended = await run(importArgs(sheet(HEADER, consumer(7)), '--dry-run'), {});
    expect(ended.exitCode).toBe(0);
    expect(ended.json().dry_run).toBe(true);
    expect(ended.json().result['requests']).toEqual([
      {
        row: 1,
        method: 'PUT',
        path: '/consumers/7',
        body: {
          data: {
            type: 'consumers',
            attributes: {
              email: 'c7@example.ru',
              name: 'Клиент 7',
              phone: '+7 900 000-00-07',
              created_at: '2018-01-01T00:11:22+03:00',
              custom_attributes: { ltv: '70' },
            },
          },
        },
      },
    ]);
    expect(shop().consumers({ offset: 0, limit: 10, search: '' }).total).toBe(0);
  });

  it('sends only what has changed the second time, and everything on request', async () => {
    await run(importArgs(sheet(HEADER, consumer(1), consumer(2))));
    const file = sheet(HEADER, consumer(1), consumer(2).replace('Клиент 2', 'Клиентка 2'));
    const dry = await run(importArgs(file, '--dry-run'));
    expect(dry.json().result).toMatchObject({ unchanged: 1, requests: [{ row: 2 }] });
    const changed = await run(importArgs(file));
    expect(changed.exitCode).toBe(0);
    expect(changed.json().result).toMatchObject({ requests: 1, outcomes: { unchanged: 1, updated: 1 } });
    const same = await run(importArgs(file));
    expect(same.json().result).toMatchObject({ rows: 2, requests: 0, outcomes: { unchanged: 2 } });
    const all = await run(importArgs(file, '--all'));
    expect(all.json().result).toMatchObject({ requests: 2, outcomes: { unchanged: 0, updated: 2 } });
  });

  it('warns about rows in which only values that the server does not accept have changed', async () => {
    const first = await run(importArgs(sheet(HEADER, consumer(1), consumer(2))));
    expect(first.json().result).toMatchObject({ not_applied: 0 });
    const file = sheet(HEADER, consumer(1).replace('c1@', 'new@'), consumer(2));
    const dry = await run(importArgs(file, '--dry-run'));
    expect(dry.json().result).toMatchObject({ unchanged: 2, not_applied: 1 });
    const sent = await run(importArgs(file));
    expect(sent.json().result).toMatchObject({ requests: 0, not_applied: 1, outcomes: { unchanged: 2 } });
    expect(sent.json().warnings).toEqual([expect.stringContaining('1 row was not sent: it differs only in')]);
    expect(sent.exitCode).toBe(0);
  });

  it('ends with 2 if a required column is missing, and continues without it on request', async () => {
    const file = sheet('Код клиента;Почта;ФИО;Дата регистрации', '5;e@example.ru;Е;01.02.2018');
    const refused = await run(importArgs(file));
    expect(refused.exitCode).toBe(2);
    expect(refused.json().error).toMatchObject({ code: 'required-missing', field: 'phone' });
    const sent = await run(importArgs(file, '--without', 'phone'));
    expect(sent.exitCode).toBe(0);
  });

  it('maps columns as told', async () => {
    const file = sheet('num=1;почта;имя;тел;создан;скидка', '5;e@example.ru;Е;+7 900 000-00-05;01.02.2018;1,5');
    const ended = await run(importArgs(file, '--map', 'num=1=external_id', '--map', 'скидка=custom:discount:number'));
    expect(ended.exitCode).toBe(0);
    expect(shop().consumers({ offset: 0, limit: 1, search: '' }).consumers[0]?.customAttributes).toEqual({
      discount: 1.5,
    });
  });

  it('clears with empty cells where told, and otherwise keeps the values', async () => {
    const header = `${HEADER},city`;
    await run(importArgs(sheet(header, `${consumer(1)},Тверь`, `${consumer(2)},Тула`)));
    const emptied = sheet(header, '1,c1@example.ru,,,,,', '2,c2@example.ru,,,,7,Орёл');
    const args = importArgs(emptied, '--clear', 'city', '--clear', 'name');
    const shown = await run([...args, '--dry-run']);
    expect(shown.json().result['requests']).toMatchObject([
      { body: { data: { attributes: { name: null, custom_attributes: { city: null } } } } },
      { body: { data: { attributes: { name: null, custom_attributes: { ltv: '7', city: 'Орёл' } } } } },
    ]);
    expect((await run(args)).exitCode).toBe(0);
    const held = shop().consumers({ offset: 0, limit: 2, search: '' }).consumers;
    expect(held).toMatchObject([
      { name: null, phone: '79000000001', customAttributes: { ltv: '10' } },
      { name: null, customAttributes: { ltv: '7', city: 'Орёл' } },
    ]);
    expect(held[0]?.customAttributes).not.toHaveProperty('city');
  });

  it('sends rows without their one bad optional cell if told', async () => {
    const header = `${HEADER},unsubscribed`;
    const file = sheet(header, `${consumer(1)},возможно`, `${consumer(2).replace('2018-01-01', 'вчера')},нет`);
    const kept = await run(importArgs(file));
    expect(kept.exitCode).toBe(6);
    expect(kept.json().result.outcomes).toMatchObject({ created: 0, skipped: 2 });
    const sent = await run(importArgs(file, '--skip-bad-cells'));
    expect(sent.exitCode).toBe(6);
    expect(sent.json().result.outcomes).toMatchObject({ created: 1, skipped: 1 });
    expect(sent.json().warnings).toEqual(['1 row is sent without an invalid cell.']);
    expect(sent.json().result['issues']).toMatchObject([
      {
        row: 1,
        column: 'unsubscribed',
        code: 'cell-skipped',
        severity: 'warning',
        message: expect.stringMatching(
          /^This should be “yes” or .*Until then, the row will be sent without this cell/,
        ) as string,
      },
      { row: 2, column: 'created_at', code: 'date-invalid', severity: 'error' },
    ]);
    expect(shop().consumers({ offset: 0, limit: 2, search: '' }).consumers).toMatchObject([
      { externalId: '1', attributes: { updated_at: expect.any(String) as string } },
    ]);
  });

  it.each([
    ['no such column', 'no-such-column', 'nowhere'],
    ['one that cannot be cleared', 'cannot-clear', 'email'],
  ])('ends with 2 if told to clear %s', async (_, code, header) => {
    const ended = await run(importArgs(sheet(HEADER, consumer(1)), '--clear', header));
    expect(ended.exitCode).toBe(2);
    expect(ended.json().error).toMatchObject({ code, field: '--clear' });
  });

  it('ends with 2 for a token as an argument, without repeating it', async () => {
    const ended = await run(importArgs(sheet(HEADER, consumer(1)), '--token', 'secret-in-argv'));
    expect(ended.exitCode).toBe(2);
    expect(ended.json().error.field).toBe('--token');
    expect(ended.stdout + ended.stderr).not.toContain('secret-in-argv');
  });

  it('ends with 1 if something unexpected happens', async () => {
    const add = ['shops', 'add', 'Nowhere', '--base-url', 'http://127.0.0.1:9/v4', ...data(), '--json'];
    expect((await run(add)).exitCode).toBe(0);
    const checked = await run(['shops', 'check', 'Nowhere', ...data(), '--json']);
    expect(checked.exitCode).toBe(1);
    expect(checked.json().error.code).toBe('host-refuses');
  });

  it('says in words why nothing answers, whatever was asked for', async () => {
    const args = (...more: string[]) => ['import', file, '--base-url', 'http://127.0.0.1:9/v4', ...data(), ...more];
    const file = sheet(HEADER, consumer(1));
    const [sent, listed] = await Promise.all([run(args('--json')), run(args('--list-only', '--json'))]);
    const words = 'The server does not accept connections. Check the address and the port.';
    const { code, message } = sent.json().error;
    expect([sent.exitCode, code]).toEqual([4, 'network']);
    expect(message.slice(0, words.length)).toBe(words);
    expect(message.endsWith('run the same command again. Technical details: ECONNREFUSED')).toBe(true);
    expect(listed.exitCode).toBe(1);
    expect(listed.json().error.message).toContain(words);
    expect(listed.json().error.message.endsWith('Technical details: ECONNREFUSED')).toBe(true);
  });

  it('ends with 2 for a file that is not a sheet', async () => {
    const path = pathOf('old.xls');
    writeFileSync(path, Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    const ended = await run(importArgs(path));
    expect(ended.exitCode).toBe(2);
    expect(ended.json().error.code).toBe('file-unreadable');
  });

  it('ends with 3 without a token, and with the server’s reason if it is refused', async () => {
    const file = sheet(HEADER, consumer(1));
    expect((await run(importArgs(file), {})).exitCode).toBe(3);
    const refused = await run(importArgs(file), { APLAUT_ACCESS_TOKEN: 'wrong-token' });
    expect(refused.exitCode).toBe(3);
    expect(refused.json().error.message).toContain('The access token is invalid');
    expect(refused.json().error.request_id).toMatch(/^[\da-f-]{36}$/);
    const continued = await run(importArgs(file, '--token-stdin'), {}, `Bearer ${TOKEN}\n`);
    expect(continued.exitCode).toBe(0);
    expect(continued.stderr).toContain('Resuming');
  });

  it('ends with 4 when interrupted, and the same command resumes', async () => {
    const lines = Array.from({ length: 40 }, (_, n) => consumer(n + 1));
    const args = importArgs(sheet(HEADER, ...lines), '--concurrency', '1');
    shop().setFaults([{ match: { nth: 10 }, action: { do: 'delay', delayMs: 400 } }]);
    const { child, ended } = startCli(args, withToken);
    const interrupted = new Promise<void>((resolve) => {
      const poll = setInterval(() => {
        if (shop().consumers({ offset: 0, limit: 1, search: '' }).total < 10) return;
        clearInterval(poll);
        child.kill('SIGTERM');
        resolve();
      }, 5);
    });
    await interrupted;
    expect((await ended).exitCode).toBe(4);
    const continued = await run(args);
    expect(continued.exitCode).toBe(0);
    expect(continued.json().result).toMatchObject({ rows: 40, requests: 40, outcomes: { created: 40 } });
  });

  it('ends with 6 if rows failed or were blocked, and says which', async () => {
    shop().setFaults([
      {
        match: { path: '/consumers/2' },
        action: {
          do: 'status',
          status: 422,
          body: '{"status":"422","title":"Validation failed","details":["phone is odd"]}',
        },
      },
    ]);
    const report = pathOf('report.csv');
    const ended = await run(
      importArgs(sheet(HEADER, consumer(1), consumer(2), consumer(3).replace('c3@', 'c3(at)')), '--report', report),
    );
    expect(ended.exitCode).toBe(6);
    expect(ended.json().result).toMatchObject({ outcomes: { created: 1, failed: 1, skipped: 1 }, report });
    expect(ended.json().result['issues']).toMatchObject([
      { row: 3, column: 'email', code: 'email-invalid', severity: 'error' },
    ]);
    const lines = readFileSync(report, 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/^\ufeff"Row",.*,"external_id","email","name","phone","created_at","ltv"$/);
    expect(lines[2]).toContain('phone is odd');
  });

  it('says that a report on an ended delivery lacks the sheet’s columns, and what to do', async () => {
    const sent = await run(importArgs(sheet(HEADER, consumer(1), consumer(2))));
    const report = pathOf('later.csv');
    const id = String(sent.json().result['delivery']);
    const ended = await run(['deliveries', 'report', id, report, ...data(), '--json']);
    expect(ended.exitCode).toBe(0);
    expect(ended.json().warnings).toEqual([
      expect.stringMatching(/^2 rows in the report lack the sheet's columns.*open the same file \(sheet\.csv\)/),
    ]);
    expect(readFileSync(report, 'utf8').split('\r\n')[1]).toMatch(/^"1","1","Added",.*,"","","","","",""$/);
  });

  it('ends with 7 if the rate limit lasts too long', async () => {
    shop().setFaults([{ action: { do: 'rate-limit', resetInSeconds: 7200 } }]);
    const ended = await run(importArgs(sheet(HEADER, consumer(1))));
    expect(ended.exitCode).toBe(7);
    expect(ended.json().error.code).toBe('rate-limit');
  });

  it('only creates, or only updates, as told', async () => {
    const file = sheet(HEADER, consumer(1));
    expect((await run(importArgs(file, '--mode', 'update'))).json().result.outcomes).toMatchObject({ skipped: 1 });
    expect((await run(importArgs(file, '--mode', 'create'))).json().result.outcomes).toMatchObject({ created: 1 });
    expect((await run(importArgs(file, '--mode', 'create', '--all'))).json().result.outcomes).toMatchObject({
      exists: 1,
    });
  });
});
