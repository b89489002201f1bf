import { goesOnByItself, type PauseReason } from './state';
import type { DeliveryEvent } from './state-machine';

/** What a run is asked to end for. */
export type Interruption = Extract<DeliveryEvent, { type: 'pause' | 'stop' }>;

/** What holds where a run that is about to end is asked for one thing more. */
export function ofBoth(asked: Interruption, more: Interruption): Interruption {
  return weight(more) >= weight(asked) ? more : asked;
}

/**
 * What a run ends with that something came in the way of, asked to end or not. A person's pause gives way only to a reason that waits for
 * a person's word as well; sleep and the program's end give way to any, since that would be there again afterwards.
 */
export function endFor(reason: PauseReason, asked: Interruption | null): Interruption {
  const holds =
    asked?.type === 'stop' || (asked?.type === 'pause' && asked.reason.by === 'person' && goesOnByItself(reason));
  return holds ? asked : { type: 'pause', reason };
}

/** A stop is for good, and what the computer does must not undo what a person asked for. */
function weight(asked: Interruption): number {
  if (asked.type === 'stop') return 2;
  return asked.reason.by === 'person' ? 1 : 0;
}
