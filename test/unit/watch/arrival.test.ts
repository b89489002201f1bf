import { describe, expect, it } from 'vitest';
import type { PauseReason } from '../../../shared/delivery/state';
import { nextOf } from '../../../shared/watch/arrival';

const paused = (reason: PauseReason) => nextOf({ status: 'paused', reason });

describe('a delivery of a watched folder', () => {
  it('is over with the person’s word, too', () => {
    expect(nextOf({ status: 'finished' })).toEqual({ kind: 'over', state: 'sent' });
    expect(nextOf({ status: 'stopped' })).toEqual({ kind: 'over', state: 'dismissed' });
    expect(nextOf(null)).toEqual({ kind: 'over', state: 'dismissed' });
  });

  it('goes on after a crash and after sleep, and later where the server has to answer first', () => {
    expect(nextOf({ status: 'ready' })).toEqual({ kind: 'resume', atOnce: true });
    expect(paused({ by: 'restart' })).toEqual({ kind: 'resume', atOnce: true });
    expect(paused({ by: 'sleep' })).toEqual({ kind: 'resume', atOnce: true });
    expect(paused({ by: 'network', message: '' })).toEqual({ kind: 'resume', atOnce: false });
    expect(paused({ by: 'rate-limit', message: '' })).toEqual({ kind: 'resume', atOnce: false });
  });

  it('is left to the person who paused it', () => {
    expect(paused({ by: 'person' })).toEqual({ kind: 'leave' });
    expect(nextOf({ status: 'running' })).toEqual({ kind: 'leave' });
  });

  it('asks where only a person can help', () => {
    expect(paused({ by: 'token', httpStatus: 401, message: '', requestId: null })).toEqual({
      kind: 'ask',
      hold: { why: 'token-refused' },
    });
    expect(paused({ by: 'no-token' })).toEqual({ kind: 'ask', hold: { why: 'no-token' } });
    for (const reason of [
      { by: 'failing-alike', message: '', rows: 50, requestId: null },
      { by: 'storage', problem: 'full', message: '' },
      { by: 'program', message: '' },
    ] as const)
      expect(paused(reason)).toEqual({ kind: 'ask', hold: { why: 'delivery-paused', by: reason.by } });
  });
});
