import type { DeliverySummary } from '../../../../shared/delivery/summary';

/** The next action when a delivery is over. Its button is the filled one. */
export type NextStep = 'send-rest' | 'open-for-rest' | 'fix-failed' | 'send-again' | 'fix-kept' | 'open-another';

/**
 * The first remaining action that main would not refuse.
 *
 * @param sheet.isOpen whether the delivery's sheet is open, from the same reading
 * @param sheet.blocked number of rows that errors block in it now
 */
export function nextStep(
  {
    state,
    outcomes,
    pending,
    failedWipedAt,
    reverts,
  }: Pick<DeliverySummary, 'state' | 'outcomes' | 'pending' | 'failedWipedAt' | 'reverts'>,
  sheet: { isOpen: boolean; blocked: number },
): NextStep {
  if (state.status === 'stopped' && pending > 0 && reverts === null)
    return sheet.isOpen ? 'send-rest' : 'open-for-rest';
  if (outcomes.failed > 0 && sheet.isOpen) return 'fix-failed';
  if (outcomes.failed > 0 && failedWipedAt === null) return 'send-again';
  return sheet.isOpen && sheet.blocked > 0 ? 'fix-kept' : 'open-another';
}
