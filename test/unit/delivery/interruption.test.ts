import { describe, expect, it } from 'vitest';
import { endFor, ofBoth, type Interruption } from '../../../shared/delivery/interruption';
import type { PauseReason } from '../../../shared/delivery/state';

const stop: Interruption = { type: 'stop' };
const pause = (reason: PauseReason): Interruption => ({ type: 'pause', reason });
const person = pause({ by: 'person' });
const sleep = pause({ by: 'sleep' });
const restart = pause({ by: 'restart' });

describe('a run that is asked to end twice', () => {
  it.each([
    ['a stop over a pause, whichever came first', stop, person, stop],
    ['a stop over a pause, whichever came first', person, stop, stop],
    ['a person over sleep', person, sleep, person],
    ['a person over sleep', sleep, person, person],
    ['a person over the program’s end', person, restart, person],
    ['the program’s end over sleep before it', sleep, restart, restart],
  ])('ends for %s', (_, asked, more, expected) => {
    expect(ofBoth(asked, more)).toEqual(expected);
  });
});

describe('a run that meets an obstacle', () => {
  const rateLimit: PauseReason = { by: 'rate-limit', message: 'HTTP 429' };
  const network: PauseReason = { by: 'network', message: 'ENOTFOUND' };
  const token: PauseReason = { by: 'token', httpStatus: 401, message: 'expired', requestId: null };
  const alike: PauseReason = { by: 'failing-alike', message: 'email is invalid', rows: 5, requestId: null };
  const storage: PauseReason = { by: 'storage', problem: 'full', message: 'disk is full' };

  it.each([rateLimit, network, token, alike, storage])('ends for that reason: $by', (reason) => {
    for (const asked of [null, sleep, restart]) expect(endFor(reason, asked)).toEqual(pause(reason));
  });

  it.each([rateLimit, network])('does not resume by itself if a person has paused it: $by', (reason) => {
    expect(endFor(reason, person)).toEqual(person);
  });

  it.each([token, alike, storage])(
    'reports a reason that waits for a person even to one who paused it: $by',
    (reason) => {
      expect(endFor(reason, person)).toEqual(pause(reason));
    },
  );

  it.each([rateLimit, token, storage])('is stopped if a person has stopped it: $by', (reason) => {
    expect(endFor(reason, stop)).toEqual(stop);
  });
});
