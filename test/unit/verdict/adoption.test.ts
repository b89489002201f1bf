import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adoptableSingly,
  AdoptionsAtOnce,
  adoptionOf,
  isStillAdoptable,
} from '../../../shared/consumer/verdict/adoption';
import type { ListedConsumer } from '../../../shared/consumer/verdict/listed-consumer';

const ID = '5f0c'.repeat(6);
const listed = (id: string | null, attributes: Record<string, unknown> = {}): ListedConsumer => ({
  id,
  attributes: { email: 'anna@example.ru', ...attributes },
});
const CLEAR = { isEmailOfSeveral: false, isIdExternal: false };
const of = (byEmail: ListedConsumer | null, byExternalId: ListedConsumer | null = null) => ({ byEmail, byExternalId });

describe('adopting a row', () => {
  it('takes the consumer of an order without a question, and one with another id after one', () => {
    expect(adoptionOf(of(listed(ID)), 'upsert', CLEAR)).toEqual({ can: true, internalId: ID, asks: false });
    expect(adoptionOf(of(listed(ID, { external_id: 'c9' })), 'update', CLEAR)).toEqual({
      ...{ can: true, internalId: ID, asks: true },
    });
  });

  it.each([
    ['nobody', of(null), 'upsert', CLEAR],
    ['nobody', of(listed(ID)), 'create', CLEAR],
    ['own-consumer', of(listed(ID), listed('a', { external_id: 'c1' })), 'upsert', CLEAR],
    ['several', of(listed(ID)), 'upsert', { ...CLEAR, isEmailOfSeveral: true }],
    ['no-internal-id', of(listed(null)), 'upsert', CLEAR],
    ['no-internal-id', of(listed('17')), 'upsert', CLEAR],
    ['ambiguous-id', of(listed(ID)), 'upsert', { ...CLEAR, isIdExternal: true }],
  ] as const)('is refused: %s', (refusal, meets, mode, facts) => {
    expect(adoptionOf(meets, mode, facts)).toEqual({ can: false, refusal });
  });

  it('never takes two rows into one consumer', () => {
    const ids = Array.from({ length: 6 }, (_, n) => String(n).repeat(24));
    const adoption = fc.oneof(
      fc.record({ can: fc.constant(true as const), internalId: fc.constantFrom(...ids), asks: fc.boolean() }),
      fc.constant({ can: false as const, refusal: 'nobody' as const }),
    );
    fc.assert(
      fc.property(fc.array(adoption), fc.subarray(ids), (adoptions, takenIds) => {
        const taken = new Set(takenIds);
        const atOnce = new AdoptionsAtOnce(taken);
        for (const each of adoptions) atOnce.add(each);
        const adopted = adoptions.flatMap((each, index) =>
          each.can && atOnce.whyNot(each) === null ? [{ row: index + 1, internalId: each.internalId }] : [],
        );
        expect(new Set(adopted.map(({ internalId }) => internalId)).size).toBe(adopted.length);
        for (const { row, internalId } of adopted) {
          expect(adoptions[row - 1]).toEqual({ can: true, internalId, asks: false });
          expect(taken).not.toContain(internalId);
        }
        const alone = adoptions.filter(
          (each) => each.can && !each.asks && !taken.has(each.internalId) && adoptions.filter((other) => other.can && other.internalId === each.internalId).length === 1,
        );
        expect(adopted).toHaveLength(alone.length);
      }),
    ); // prettier-ignore
  });

  it('is refused singly if another row has the consumer already', () => {
    const adoption = adoptionOf(of(listed(ID)), 'upsert', CLEAR);
    expect(adoptableSingly(adoption, new Set([ID]))).toEqual({ can: false, refusal: 'taken' });
    expect(adoptableSingly(adoption, new Set())).toBe(adoption);
  });

  it('needs the consumer to be as it was', () => {
    const now = { external_id: null, email: 'ANNA@example.ru' };
    const anna = { externalId: null, email: 'anna@example.ru' };
    expect(isStillAdoptable(anna, now)).toBe(true);
    expect(isStillAdoptable(anna, { ...now, external_id: 'c9' })).toBe(false);
    expect(isStillAdoptable(anna, { ...now, email: 'b@example.ru' })).toBe(false);
    expect(isStillAdoptable({ ...anna, externalId: '7' }, { ...now, external_id: 7 })).toBe(true);
  });
});
