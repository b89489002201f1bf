import { describe, expect, it } from 'vitest';
import { stepNumber, tryStep, type TryState } from '../../../renderer/features/trying/try-step';

const OPENED: TryState = {
  place: 'rows',
  hasLooked: false,
  blockedAtFirst: 4,
  blocked: 4,
  isPractice: true,
  delivery: 'none',
};

describe('the two-minute try', () => {
  it('leads from looking over repairing and sending to the result', () => {
    const way = [
      OPENED,
      { ...OPENED, hasLooked: true },
      { ...OPENED, hasLooked: true, blocked: 3 },
      { ...OPENED, blocked: 3, place: 'review' as const },
      { ...OPENED, blocked: 3, place: 'delivery' as const, delivery: 'under-way' as const },
      { ...OPENED, blocked: 3, place: 'delivery' as const, delivery: 'over' as const },
    ].map(tryStep);
    expect(way).toEqual(['look', 'repair', 'send', 'review', 'sending', 'result']);
    expect(way.map((step) => stepNumber(step)?.at ?? null)).toEqual([1, 2, 3, 4, null, 5]);
  });

  it('does not insist on reading or repairing', () => {
    expect(tryStep({ ...OPENED, place: 'review' })).toBe('review');
    expect(tryStep({ ...OPENED, blocked: 3 })).toBe('send');
  });

  it('finds a person who went elsewhere', () => {
    expect(tryStep({ ...OPENED, place: 'history' })).toBe('elsewhere');
    expect(tryStep({ ...OPENED, place: 'intake' })).toBe('elsewhere');
  });

  it('warns before the sample could go to a real shop', () => {
    for (const place of ['rows', 'columns', 'review', 'intake'] as const)
      expect(tryStep({ ...OPENED, place, isPractice: false, blocked: 3 })).toBe('other-shop');
  });
});
