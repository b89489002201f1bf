import { describe, expect, it } from 'vitest';
import { createFormats, describeDuration } from '../../../renderer/words/formats';
import { describeFailure } from '../../../renderer/hooks/use-action';
import { RequestRefused } from '../../../renderer/bridge';
import { readResult } from '../../../renderer/features/delivery/result/read-result';
import { noOutcomes } from '../../../shared/delivery/outcome';
import { SheetRequestError } from '../../../shared/sheet/request-channel';

describe('a duration', () => {
  it.each([
    [0, { unit: 'soon' }],
    [23, { unit: 'seconds', count: 25 }],
    [58, { unit: 'minutes', count: 1 }],
    [620, { unit: 'minutes', count: 10 }],
    [5_000, { unit: 'hours', hours: 1, minutes: 25 }],
    [3_590, { unit: 'hours', hours: 1, minutes: 0 }],
    [50_000, { unit: 'hours', hours: 14, minutes: 0 }],
  ])('%i s', (seconds, expected) => {
    expect(describeDuration(seconds)).toEqual(expected);
  });
});

describe('numbers', () => {
  it('are formatted as in the language', () => {
    expect(createFormats('ru').number(40212)).toMatch(/^40\s212$/);
    expect(createFormats('en').number(40212)).toBe('40,212');
    expect(createFormats('ru').decimal(2.25)).toMatch(/^2,[23]$/);
  });

  it.each([
    ['ru', 683, /^683 байта$/],
    ['en', 1, /^1 byte$/],
    ['en', 683, /^683 bytes$/],
    ['en', 68_300, /^68.3 kB$/],
  ])('of bytes agree with their word: %s %i', (language, sizeBytes, words) => {
    expect(createFormats(language).bytes(sizeBytes)).toMatch(words);
  });
});

describe('a failure', () => {
  it('is shown by the code of the error', () => {
    expect(describeFailure(new RequestRefused('no-token', ''))).toEqual({ key: 'errors.no-token', detail: '' });
    expect(describeFailure(new SheetRequestError('gone', { code: 'crashed', detail: 'exit 1' }))).toEqual({
      key: 'fileProblems.crashed',
      detail: 'gone',
    });
    expect(describeFailure(new TypeError('x is not a function'))).toEqual({
      key: 'errors.unexpected',
      detail: 'x is not a function',
    });
  });
});

describe('a result', () => {
  const result = (
    outcomes: Partial<ReturnType<typeof noOutcomes>>,
    { status = 'finished', notApplied = 0 }: { status?: 'finished' | 'stopped'; notApplied?: number } = {},
  ) => readResult({ state: { status }, outcomes: { ...noOutcomes(), ...outcomes }, notApplied });

  it('is green only if the server confirmed every row', () => {
    expect(result({ created: 3, updated: 2 })).toEqual({ tone: 'ok', key: 'allAccepted' });
    expect(result({ created: 3, kept: 1 }).tone).toBe('warning');
    expect(result({ created: 3, skipped: 1 }).tone).toBe('warning');
    expect(result({ created: 3, failed: 1 }).key).toBe('someFailed');
    expect(result({ skipped: 4 }).key).toBe('nothing');
    expect(result({ created: 3 }, { status: 'stopped' }).key).toBe('stopped');
  });

  it('warns about rows not sent because the server does not accept what differs in them', () => {
    expect(result({ updated: 1, unchanged: 499 }, { notApplied: 490 })).toEqual({
      tone: 'warning',
      key: 'someSkipped',
    });
    expect(result({ unchanged: 5 }, { notApplied: 5 })).toMatchObject({ tone: 'warning', key: 'nothing' });
  });

  it('says that consumers to be created already existed', () => {
    expect(result({ exists: 4 })).toEqual({ tone: 'warning', key: 'allExisted' });
    expect(result({ created: 3, exists: 1 })).toEqual({ tone: 'warning', key: 'someSkipped' });
    expect(result({ exists: 4, skipped: 1 })).toMatchObject({ tone: 'warning', key: 'nothing' });
  });
});
