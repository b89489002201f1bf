import type { DeliveryState, PauseReason } from './state';

/** What can happen to a delivery. */
export type DeliveryEvent =
  | { type: 'start' }
  | { type: 'pause'; reason: PauseReason }
  | { type: 'stop' }
  /** No row is left without an outcome. */
  | { type: 'complete' };

/** The state after an event, or null where the event cannot happen in this state: the caller changes nothing then. */
export function transition(state: DeliveryState, event: DeliveryEvent): DeliveryState | null {
  switch (state.status) {
    case 'ready':
    case 'paused':
      switch (event.type) {
        case 'start':
          return { status: 'running' };
        case 'stop':
          return { status: 'stopped' };
        case 'pause':
        case 'complete':
          return null;
      }
      break;
    case 'running':
      switch (event.type) {
        case 'pause':
          return { status: 'paused', reason: event.reason };
        case 'stop':
          return { status: 'stopped' };
        case 'complete':
          return { status: 'finished' };
        case 'start':
          return null;
      }
      break;
    case 'stopped':
    case 'finished':
      return null;
  }
}
