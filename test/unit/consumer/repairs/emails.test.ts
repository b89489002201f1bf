import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCell } from '../../../../shared/consumer/cells/read-cell';
import { PROVIDERS, providerMeant } from '../../../../shared/consumer/repairs/mail-hosts';
import { HASH_PRIME, HASH_START, mayBeSlip } from '../../../../shared/consumer/repairs/slip-filter';

const RULES = { timeZone: 'Europe/Moscow', mode: 'upsert' as const };
const linesOf = (name: string): string[] =>
  readFileSync(`test/fixtures/repairs/${name}`, 'utf8').replace(/\n$/, '').split('\n');
const faultsOf = (text: string) => readCell(text, 'email', RULES).faults;

/** The text after all repairs, the issue of each step, and what is left. */
function repaired(text: string): { text: string; left: string[] } {
  let now = text;
  for (let step = 0; step < 3; step += 1) {
    const repair = faultsOf(now)[0]?.repair ?? null;
    if (repair === null) break;
    now = repair;
  }
  return { text: now, left: faultsOf(now).map(({ code }) => code) };
}

describe('200 good addresses', () => {
  const good = linesOf('good-emails.txt');

  it('have no issue and no repair', () => {
    expect(good.length).toBeGreaterThanOrEqual(200);
    expect(good.filter((email) => faultsOf(email).length > 0)).toEqual([]);
  });
});

describe('bad addresses', () => {
  it.each(linesOf('bad-emails.tsv').map((line) => line.split('\t') as [string, string]))(
    '%s becomes %s',
    (bad, expected) => expect(repaired(bad)).toEqual({ text: expected, left: [] }),
  );

  it.each([
    ...['anna@example', 'Анна anna@example.ru', 'anna@example.ru, boris@example.ru', 'anna@', 'an na@mail.ru'],
    ...['Анна <anna@example.ru>, Борис <boris@example.ru>', 'анна@mail', 'mailto:'],
  ])('%s is left to the person', (bad) => expect(faultsOf(bad)[0]?.repair ?? null).toBeNull());

  it('lose their issue with its repair, and a second repair has nothing to do', () => {
    const parts = [
      'a',
      'anna',
      'а',
      'я',
      '@',
      '@',
      '.',
      ',',
      ' ',
      '<',
      '>',
      'mailto:',
      '"',
      'mail.ru',
      'gmial.com',
      '.ру',
    ];
    const texts = fc.oneof(
      fc.array(fc.constantFrom(...parts), { maxLength: 9 }).map((signs) => signs.join('')),
      slips().map((host) => `anna@${host}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { code, repair } of faultsOf(text)) {
          if (repair === null || repair === '') continue;
          expect(faultsOf(repair).map((fault) => fault.code)).not.toContain(code);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a misspelled host', () => {
  it('may be a slip by its hash', () => {
    fc.assert(
      fc.property(slips(), (host) => providerMeant(host) === null || mayBeSlip(hashOf(host))),
      {
        numRuns: 2_000,
      },
    );
  });

  it('is not looked for among the hosts that most people have', () => {
    const usual = [
      ...PROVIDERS,
      'ya.ru',
      'bk.ru',
      'vk.com',
      'example.ru',
      'example.com',
      'me.com',
      'mail.com',
      'gmx.de',
    ];
    expect(usual.filter((host) => mayBeSlip(hashOf(host)))).toEqual([]);
  });
});

/** Providers with one or two edits. */
function slips(): fc.Arbitrary<string> {
  const sign = fc.constantFrom(...Array.from('abmrux.-1'));
  const edit = fc.tuple(fc.nat({ max: 15 }), sign, fc.constantFrom('change', 'add', 'drop', 'swap'));
  return fc
    .tuple(fc.constantFrom(...PROVIDERS), fc.array(edit, { minLength: 1, maxLength: 2 }))
    .map(([host, edits]) => edits.reduce((text, [at, letter, kind]) => edited(text, at, letter, kind), host));
}

function edited(text: string, at: number, letter: string, kind: string): string {
  const before = text.slice(0, at);
  const after = text.slice(at + 1);
  if (kind === 'change') return before + letter + after;
  if (kind === 'add') return before + letter + text.slice(at);
  return kind === 'drop' ? before + after : before + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}

function hashOf(text: string): number {
  return Array.from(text).reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), HASH_PRIME), HASH_START);
}
