import { goesOnByItself, type PauseReason } from './state';
import type { DeliveryEvent } from './state-machine';

/** A request to end a run. */
export type Interruption = Extract<DeliveryEvent, { type: 'pause' | 'stop' }>;

/** The request that wins if a run that is already ending gets another one. */
export function ofBoth(asked: Interruption, more: Interruption): Interruption {
  return weight(more) >= weight(asked) ? more : asked;
}

/**
 * What a run ends with if an obstacle comes up, possibly after it was asked to end. A person's pause gives way only to a reason that also
 * waits for a person. Sleep and the program's end give way to any reason, since the obstacle would still be there afterwards.
 */
export function endFor(reason: PauseReason, asked: Interruption | null): Interruption {
  const holds =
    asked?.type === 'stop' || (asked?.type === 'pause' && asked.reason.by === 'person' && goesOnByItself(reason));
  return holds ? asked : { type: 'pause', reason };
}

/** A stop is final, and the computer's events must not undo what a person asked for. */
function weight(asked: Interruption): number {
  if (asked.type === 'stop') return 2;
  return asked.reason.by === 'person' ? 1 : 0;
}
