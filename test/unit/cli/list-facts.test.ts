import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listFacts } from '../../../electron/cli/shop-list/list-facts';
import { VERDICT_KINDS } from '../../../shared/consumer/verdict/row-verdict';
import { noVerdictCounts } from '../../../shared/consumer/verdict/verdict-counts';

it('each row of the sheet is in one of the six numbers, also one that the list cannot tell of', () => {
  const rows = fc.nat({ max: 1_000 });
  const kinds = fc.record(
    Object.fromEntries(VERDICT_KINDS.map((kind) => [kind, rows])) as Record<
      (typeof VERDICT_KINDS)[number],
      typeof rows
    >,
  );
  fc.assert(
    fc.property(kinds, rows, (counts, keptBack) => {
      const about = { takenAt: '', askedAt: '', shop: 'one', consumers: 9, sentSince: false };
      const facts = listFacts({ ...noVerdictCounts(), ...about, kinds: counts, keptBack }, null);
      const parts = [
        'nothing_to_change',
        'would_change',
        'would_create',
        'email_elsewhere',
        'leads_elsewhere',
        'kept_back',
      ];
      const sum = parts.reduce((all, part) => all + (facts[part] as number), 0);
      expect(sum).toBe(Object.values(counts).reduce((all, one) => all + one, keptBack));
      expect(facts['would_change']).toBe(counts.changes + counts['not-known']);
    }),
  );
});
