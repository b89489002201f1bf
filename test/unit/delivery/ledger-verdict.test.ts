import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowJudge } from '../../../electron/delivery/intake/row-judge';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import {
  CONTACT_NOT_TAKEN,
  countVerdicts,
  noVerdicts,
  VALUE_NOT_TAKEN,
  verdictOf,
  type LedgerEntry,
} from '../../../shared/delivery/compare/ledger-verdict';
import { knownRows } from '../../../shared/delivery/row-counts';

const ROW = { consumer: 'c', applied: 'a', contact: 'k' };

describe('the verdict on a row', () => {
  it.each<[string, LedgerEntry | null, string]>([
    ['an unknown consumer is sent', null, 'send'],
    ['the same values are left out', { applied: 'a', contact: 'k' }, 'unchanged'],
    ['other values are sent', { applied: 'b', contact: 'k' }, 'send'],
    ['only contact data differs', { applied: 'a', contact: 'l' }, 'contact-only'],
    ['contact data was not taken last time', { applied: 'a', contact: CONTACT_NOT_TAKEN }, 'contact-only'],
    ['another value was not taken last time', { applied: 'a', contact: VALUE_NOT_TAKEN }, 'not-taken'],
    ['other values are sent, whatever was not taken last time', { applied: 'b', contact: VALUE_NOT_TAKEN }, 'send'],
  ])('%s', (_, entry, verdict) => expect(verdictOf(ROW, entry)).toBe(verdict));

  it('counts the row as known unless it is sent', () => {
    const verdict = fc.constantFrom('send', 'unchanged', 'contact-only', 'not-taken');
    fc.assert(
      fc.property(fc.array(verdict), (verdicts) => {
        const counts = noVerdicts();
        countVerdicts(counts, verdicts);
        const known = verdicts.filter((each) => each !== 'send');
        expect(knownRows(counts)).toEqual({
          known: known.length,
          notApplied: known.filter((each) => each !== 'unchanged').length,
        });
      }),
    );
  });
});

describe('judging rows', () => {
  const prepared = (row: number): PreparedRow => ({
    row,
    externalId: `c${row}`,
    attributes: { name: 'Анна' },
    cells: [],
  });
  const shop = { ledgerScope: 'shop' };

  /** A ledger in which the shop accepted the consumers of these rows as they are. */
  const ledgerOf = (...known: number[]) => ({
    key: 'key',
    isEmpty: (scope: string) => scope !== 'shop' || known.length === 0,
    fingerprints: ({ externalId }: { externalId: string }) => ({ consumer: externalId, applied: 'a', contact: 'k' }),
    entries: (scope: string, consumers: readonly string[]) =>
      consumers.map((consumer) =>
        scope === 'shop' && known.some((row) => consumer === `c${row}`) ? { applied: 'a', contact: 'k' } : null,
      ),
  });

  it('gives one verdict per row, in order, for prepared rows and for fingerprints', () => {
    const judge = rowJudge(ledgerOf(2), shop, { all: false });
    const judged = judge.judge([1, 2, 3].map(prepared));
    expect(judged.map(({ verdict, prepared: { row } }) => [row, verdict])).toEqual([
      [1, 'send'],
      [2, 'unchanged'],
      [3, 'send'],
    ]);
    expect(judge.verdicts(judged)).toEqual(['send', 'unchanged', 'send']);
    expect(judge.mayKnowRows()).toBe(true);
  });

  it('sends all rows on request, and still computes their fingerprints', () => {
    const judge = rowJudge(ledgerOf(1), shop, { all: true });
    expect(judge.judge([prepared(1)])).toMatchObject([{ verdict: 'send', fingerprints: { consumer: 'c1' } }]);
    expect(judge.mayKnowRows()).toBe(false);
  });

  it('knows no row of a shop that accepted nothing', () => {
    expect(rowJudge(ledgerOf(), shop, { all: false }).mayKnowRows()).toBe(false);
    expect(rowJudge(ledgerOf(1), { ledgerScope: 'other' }, { all: false }).judge([prepared(1)])[0]?.verdict).toBe(
      'send',
    );
  });
});
