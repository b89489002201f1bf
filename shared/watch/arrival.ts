import { RATE_LIMIT_REST_MINUTES, type DeliveryState } from '../delivery/state';
import type { Hold } from './hold';

/** What became of the contents of a file that a watched folder had. The same contents are never taken up twice. */
export const ARRIVAL_STATES = [
  /** Its delivery is about to be created under an id that is known already: after a crash, either it is there or nothing of it is. */
  'creating',
  /** Its delivery is there and has not ended. */
  'sending',
  /** The delivery is over, whatever became of its rows. */
  'sent',
  /** Waits for a person. */
  'waits',
  /** The person has answered, and it is taken up at the next look. `again` keeps the limits, `anyway` does not. */
  'again',
  'anyway',
  /** The person does not want it. Also one whose delivery the person stopped or deleted. */
  'dismissed',
  /** It waited until the file was written anew. */
  'replaced',
] as const;
export type ArrivalState = (typeof ARRIVAL_STATES)[number];

/** How long a delivery of a watched folder that stopped by itself is left alone. */
export const RESUME_AFTER_MS = RATE_LIMIT_REST_MINUTES * 60_000;

/** What to do about a delivery that a watched folder has created. */
export type DeliveryNext =
  /** Nothing for now: it runs, or a person has paused it. */
  | { kind: 'leave' }
  /** `atOnce` unless something outside has to pass first, see {@link RESUME_AFTER_MS}. */
  | { kind: 'resume'; atOnce: boolean }
  | { kind: 'over'; state: Extract<ArrivalState, 'sent' | 'dismissed'> }
  | { kind: 'ask'; hold: Hold };

/** @param state null for a delivery that was deleted */
export function nextOf(state: DeliveryState | null): DeliveryNext {
  if (state === null) return { kind: 'over', state: 'dismissed' };
  switch (state.status) {
    case 'finished':
      return { kind: 'over', state: 'sent' };
    case 'stopped':
      return { kind: 'over', state: 'dismissed' };
    case 'running':
      return { kind: 'leave' };
    case 'ready':
      return { kind: 'resume', atOnce: true };
    case 'paused': {
      const { by } = state.reason;
      switch (by) {
        case 'person':
          return { kind: 'leave' };
        // Nobody has decided that it is to stop: the program ended, or the computer slept.
        case 'restart':
        case 'sleep':
          return { kind: 'resume', atOnce: true };
        case 'network':
        case 'rate-limit':
          return { kind: 'resume', atOnce: false };
        case 'token':
          return { kind: 'ask', hold: { why: 'token-refused' } };
        case 'no-token':
          return { kind: 'ask', hold: { why: 'no-token' } };
        case 'failing-alike':
        case 'storage':
        case 'program':
          return { kind: 'ask', hold: { why: 'delivery-paused', by } };
      }
    }
  }
}
