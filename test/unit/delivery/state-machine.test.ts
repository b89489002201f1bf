import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pauseEnd, type DeliveryState, type DeliveryStatus, type PauseReason } from '../../../shared/delivery/state';
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

/** Every allowed transition. All others are refused. */
const ALLOWED: Record<DeliveryStatus, Partial<Record<DeliveryEvent['type'], DeliveryStatus>>> = {
  ready: { start: 'running', stop: 'stopped' },
  running: { pause: 'paused', stop: 'stopped', complete: 'finished' },
  paused: { start: 'running', stop: 'stopped' },
  stopped: {},
  finished: {},
};

describe('a delivery', () => {
  it.each(STATES.flatMap((state) => EVENTS.map((event) => ({ state, event }))))(
    'that is $state.status, on $event.type',
    ({ state, event }) => {
      expect(transition(state, event)?.status).toBe(ALLOWED[state.status][event.type]);
    },
  );

  it('keeps the reason for its pause', () => {
    const reason = {
      by: 'token',
      httpStatus: 401,
      message: 'The access token expired',
      requestId: 'request-1',
    } as const;
    expect(transition({ status: 'running' }, { type: 'pause', reason })).toEqual({ status: 'paused', reason });
  });

  it('never leaves its final state, and never finishes without having run', () => {
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

  it('can always be stopped', () => {
    for (const state of STATES.slice(0, 3)) expect(transition(state, { type: 'stop' })).toEqual({ status: 'stopped' });
  });
});

describe('any sequence of events', () => {
  /** A model of the delivery that works without the state machine. */
  interface Model {
    status: DeliveryStatus;
    pending: number;
    /** Paused for a reason that ends by itself, which a person can replace with a pause of their own. */
    waits: boolean;
  }
  interface Real {
    state: DeliveryState;
  }
  const reasons = fc.constantFrom<PauseReason>(
    { by: 'person' },
    { by: 'token', httpStatus: 401, message: 'expired', requestId: null },
    { by: 'no-token' },
    { by: 'network', message: 'ENOTFOUND' },
    { by: 'rate-limit', message: 'HTTP 429' },
    { by: 'failing-alike', message: 'no', rows: 5, requestId: null },
    { by: 'restart' },
    { by: 'sleep' },
    { by: 'storage', problem: 'full', message: 'disk full' },
  );
  /** Fires one event. It changes the delivery if the model allows it, and otherwise does nothing. */
  class Happens implements fc.Command<Model, Real> {
    constructor(
      private readonly event: (model: Model) => DeliveryEvent,
      private readonly name: string,
    ) {}
    check = () => true;
    run(model: Model, real: Real): void {
      const event = this.event(model);
      const next = transition(real.state, event);
      const isHeldBack = model.waits && event.type === 'pause' && event.reason.by === 'person';
      const to = isHeldBack ? 'paused' : ALLOWED[model.status][event.type];
      const isComplete = event.type !== 'complete' || event.pending === 0;
      expect(next?.status).toBe(isComplete ? to : undefined);
      if (next === null) return;
      real.state = next;
      model.status = next.status;
      model.waits = event.type === 'pause' && ['network', 'rate-limit', 'sleep'].includes(event.reason.by);
      if (next.status === 'paused' && event.type === 'pause') expect(next.reason).toEqual(event.reason);
    }
    toString = () => this.name;
  }
  class SendsARow implements fc.Command<Model, Real> {
    check = (model: Readonly<Model>) => model.status === 'running' && model.pending > 0;
    run(model: Model, real: Real): void {
      expect(real.state.status).toBe('running');
      model.pending -= 1;
    }
    toString = () => 'row';
  }

  it('follows the model, ends once, and is finished only with nothing pending', () => {
    const commands = fc.commands(
      [
        fc.constant(new SendsARow()),
        fc.constant(new Happens(() => ({ type: 'start' }), 'start')),
        fc.constant(new Happens(() => ({ type: 'stop' }), 'stop')),
        fc.constant(new Happens(({ pending }) => ({ type: 'complete', pending }), 'complete')),
        reasons.map((reason) => new Happens(() => ({ type: 'pause', reason }), `pause by ${reason.by}`)),
      ],
      { maxCommands: 60 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), commands, (pending, course) => {
        const model: Model = { status: 'ready', pending, waits: false };
        const real: Real = { state: { status: 'ready' } };
        fc.modelRun(() => ({ model, real }), course);
        expect(real.state.status).toBe(model.status);
        if (real.state.status === 'finished') expect(model.pending).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('every pause has something that ends it', () => {
    fc.assert(
      fc.property(reasons, (reason) => {
        expect(['connection', 'time', 'wake', 'new-token', 'new-start', 'person']).toContain(pauseEnd(reason));
        expect(transition({ status: 'paused', reason }, { type: 'start' })).toEqual({ status: 'running' });
      }),
    );
  });
});
