import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveryState, DeliveryStatus } from '../../../shared/delivery/state';
import { transition, type DeliveryEvent } from '../../../shared/delivery/state-machine';

const STATES: readonly DeliveryState[] = [
  { status: 'ready' },
  { status: 'running' },
  { status: 'paused', reason: { by: 'person' } },
  { status: 'stopped' },
  { status: 'finished' },
];
const EVENTS: readonly DeliveryEvent[] = [
  { type: 'start' },
  { type: 'pause', reason: { by: 'network', message: 'ENOTFOUND' } },
  { type: 'stop' },
  { type: 'complete', pending: 0 },
];

/** Every move that is allowed; all others are refused. */
const ALLOWED: Record<DeliveryStatus, Partial<Record<DeliveryEvent['type'], DeliveryStatus>>> = {
  ready: { start: 'running', stop: 'stopped' },
  running: { pause: 'paused', stop: 'stopped', complete: 'finished' },
  paused: { start: 'running', stop: 'stopped' },
  stopped: {},
  finished: {},
};

describe('a delivery', () => {
  it.each(STATES.flatMap((state) => EVENTS.map((event) => ({ state, event }))))(
    'that is $state.status, at $event.type',
    ({ state, event }) => {
      expect(transition(state, event)?.status).toBe(ALLOWED[state.status][event.type]);
    },
  );

  it('keeps the reason of its pause', () => {
    const reason = { by: 'token', httpStatus: 401, message: 'The access token expired' } as const;
    expect(transition({ status: 'running' }, { type: 'pause', reason })).toEqual({ status: 'paused', reason });
  });

  it('never leaves its end, whatever happens, and never ends without having run', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 }), (events) => {
        let state: DeliveryState = { status: 'ready' };
        let hasRun = false;
        let end: DeliveryState | undefined;
        for (const event of events) {
          state = transition(state, event) ?? state;
          hasRun ||= state.status === 'running';
          if (state.status === 'finished') expect(hasRun).toBe(true);
          if (end !== undefined) expect(state).toBe(end);
          if (state.status === 'finished' || state.status === 'stopped') end = state;
        }
      }),
    );
  });

  it('is not finished while a row has no outcome', () => {
    expect(transition({ status: 'running' }, { type: 'complete', pending: 1 })).toBeNull();
  });

  it('can always be brought to its end', () => {
    for (const state of STATES.slice(0, 3)) expect(transition(state, { type: 'stop' })).toEqual({ status: 'stopped' });
  });
});
