import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../renderer/features/delivery/result/next-step';
import { noOutcomes, type OutcomeCounts } from '../../../shared/delivery/outcome';

const IN_SHEET = { isOpen: true, blocked: 0 };
const SHEET_GONE = { isOpen: false, blocked: 0 };

function after(
  outcomes: Partial<OutcomeCounts>,
  rest: { pending?: number; failedWipedAt?: string | null; reverts?: string | null } = {},
) {
  const { pending = 0, failedWipedAt = null, reverts = null } = rest;
  const status = pending > 0 ? ('stopped' as const) : ('finished' as const);
  return { state: { status }, outcomes: { ...noOutcomes(), ...outcomes }, pending, failedWipedAt, reverts };
}

describe('the next step after a delivery', () => {
  it('is to send the rest after a stop, or to open the sheet first if it is not open', () => {
    const stopped = after({ updated: 3, failed: 1 }, { pending: 5 });
    expect(nextStep(stopped, { isOpen: true, blocked: 4 })).toBe('send-rest');
    expect(nextStep(stopped, SHEET_GONE)).toBe('open-for-rest');
  });

  it('is to correct what the server refused, or else to send it again unchanged', () => {
    expect(nextStep(after({ failed: 1 }), { isOpen: true, blocked: 4 })).toBe('fix-failed');
    expect(nextStep(after({ failed: 1 }), SHEET_GONE)).toBe('send-again');
  });

  it('is to correct rows blocked by errors, if the sheet is open', () => {
    expect(nextStep(after({ updated: 3, skipped: 4 }), { isOpen: true, blocked: 4 })).toBe('fix-kept');
    expect(nextStep(after({ updated: 3, skipped: 4 }), SHEET_GONE)).toBe('open-another');
  });

  it('is another sheet if all went well or nothing can be done', () => {
    expect(nextStep(after({ updated: 3 }), IN_SHEET)).toBe('open-another');
    expect(nextStep(after({ failed: 1 }, { failedWipedAt: '2026-11-01T00:00:00Z' }), SHEET_GONE)).toBe('open-another');
    expect(nextStep(after({ updated: 3 }, { pending: 2, reverts: 'd' }), SHEET_GONE)).toBe('open-another');
  });
});
