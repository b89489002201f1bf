import type { DeliverySummary } from '../../../../shared/delivery/summary';

/** The next action when a delivery is over. Its button is the filled one. */
export type NextStep = 'send-rest' | 'open-for-rest' | 'fix-failed' | 'send-again' | 'fix-kept' | 'open-another';

/**
 * The first remaining action that main would not refuse.
 *
 * @param sheet.isOpen whether the delivery's sheet is open, from the same reading
 * @param sheet.keptBack number of rows that errors keep back in it now
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
