import type { DeliverySummary } from '../../../../shared/delivery/summary';

/** What there is to do when a delivery is over; its button is the one that is filled. */
export type NextStep = 'send-rest' | 'open-for-rest' | 'fix-failed' | 'send-again' | 'fix-kept' | 'open-another';

/**
 * The first thing that is left to do, and that would not be refused.
 *
 * @param sheet.isOpen the sheet that the delivery came from is open as it was read then
 * @param sheet.keptBack rows that errors keep back in it now
 */
export function nextStep(
  {
    state,
    outcomes,
    pending,
    failedWipedAt,
    takesBack,
  }: Pick<DeliverySummary, 'state' | 'outcomes' | 'pending' | 'failedWipedAt' | 'takesBack'>,
  sheet: { isOpen: boolean; keptBack: number },
): NextStep {
  if (state.status === 'stopped' && pending > 0 && takesBack === null)
    return sheet.isOpen ? 'send-rest' : 'open-for-rest';
  if (outcomes.failed > 0 && sheet.isOpen) return 'fix-failed';
  if (outcomes.failed > 0 && failedWipedAt === null) return 'send-again';
  return sheet.isOpen && sheet.keptBack > 0 ? 'fix-kept' : 'open-another';
}
