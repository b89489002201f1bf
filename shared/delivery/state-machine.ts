import { goesOnByItself, type DeliveryState, type PauseReason } from './state';

/** What can happen to a delivery. */
export type DeliveryEvent =
  | { type: 'start' }
  | { type: 'pause'; reason: PauseReason }
  | { type: 'stop' }
  /** The runner found nothing more to send. `pending` is the number of rows without an outcome. */
  | { type: 'complete'; pending: number };

/**
 * The state after an event. Null if the event is not possible in this state; the caller then changes nothing. A delivery is finished only
 * when every row has an outcome.
 */
export function transition(state: DeliveryState, event: DeliveryEvent): DeliveryState | null {
  switch (state.status) {
    case 'ready':
      return fromRest(event);
    case 'paused':
      return event.type === 'pause' ? fromPause(state.reason, event.reason) : fromRest(event);
    case 'running':
      return fromRunning(event);
    case 'stopped':
    case 'finished':
      return null;
  }
}

/** A person may pause a delivery that would resume by itself. */
function fromPause(before: PauseReason, reason: PauseReason): DeliveryState | null {
  return reason.by === 'person' && goesOnByItself(before) ? { status: 'paused', reason } : null;
}

function fromRest(event: DeliveryEvent): DeliveryState | null {
  switch (event.type) {
    case 'start':
      return { status: 'running' };
    case 'stop':
      return { status: 'stopped' };
    case 'pause':
    case 'complete':
      return null;
  }
}

function fromRunning(event: DeliveryEvent): DeliveryState | null {
  switch (event.type) {
    case 'pause':
      return { status: 'paused', reason: event.reason };
    case 'stop':
      return { status: 'stopped' };
    case 'complete':
      return event.pending === 0 ? { status: 'finished' } : null;
    case 'start':
      return null;
  }
}
