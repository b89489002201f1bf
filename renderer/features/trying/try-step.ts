import type { Place } from '../../../shared/commands/places';

/** What the strip of the two-minute try says. Each has a sentence `trying.step.<step>`. */
export type TryStep = 'look' | 'repair' | 'send' | 'review' | 'sending' | 'result' | 'elsewhere' | 'other-shop';

/** The steps that are counted, in order. */
const COUNTED: readonly TryStep[] = ['look', 'repair', 'send', 'review', 'result'];

/** What the strip follows. */
export interface TryState {
  place: Place;
  /** The person has read the first note. */
  hasLooked: boolean;
  /** Rows with errors when the sheet was opened, and now. */
  blockedAtFirst: number;
  blocked: number;
  /** The practice shop is chosen. */
  isPractice: boolean;
  /** The last delivery of the sheet. */
  delivery: 'none' | 'under-way' | 'over';
}

/** The next thing to do in a try. Nothing of it may go to a real shop. */
export function tryStep(state: TryState): TryStep {
  const { place, delivery } = state;
  if (delivery === 'over') return 'result';
  if (delivery === 'under-way') return 'sending';
  if (!state.isPractice) return 'other-shop';
  if (place === 'review') return 'review';
  if (place !== 'rows' && place !== 'columns') return 'elsewhere';
  if (state.blocked < state.blockedAtFirst) return 'send';
  return state.hasLooked ? 'repair' : 'look';
}

/** Where a step is among those that are counted, from 1; null for one that is not. */
export function stepNumber(step: TryStep): { at: number; of: number } | null {
  const at = COUNTED.indexOf(step);
  return at < 0 ? null : { at: at + 1, of: COUNTED.length };
}
