import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAsked, readTask } from '../../../electron/shop-list/export-task';

const task = (attributes: object, id: unknown = '0123456789abcdef01234567') => ({
  data: { id, type: 'export_tasks', attributes },
});
const AT = '2026-09-28T10:12:00+03:00';

describe('an export task', () => {
  it.each([
    [{ state: 'waiting' }, { state: 'waiting' }],
    [{ state: 'processing', finished_at: null }, { state: 'processing' }],
    [
      { state: 'completed', archive_url: 'https://a.example.com/x', archive_size: 7 },
      { state: 'completed', link: 'https://a.example.com/x', sizeBytes: 7 },
    ],
    [
      { state: 'completed', archive_url: 'https://a.example.com/x', archive_size: 'large' },
      { state: 'completed', link: 'https://a.example.com/x', sizeBytes: null },
    ],
    [
      { state: 'rejected', error_message: 'No space' },
      { state: 'rejected', message: 'No space' },
    ],
    [
      { state: 'refused', refuse_reason: 'export_forbidden_in_company_settings' },
      { state: 'refused', reason: 'quota', message: 'export_forbidden_in_company_settings' },
    ],
    [
      { state: 'refused', refuse_reason: 'maximum_time_to_start_exceeded' },
      { state: 'refused', reason: 'start-time-exceeded', message: 'maximum_time_to_start_exceeded' },
    ],
    [
      { state: 'refused', refuse_reason: 'toString' },
      { state: 'refused', reason: 'other', message: 'toString' },
    ],
    [{ state: 'queued' }, { state: 'processing' }],
    [
      { state: 'archived', finished_at: AT },
      { state: 'unknown', message: 'archived' },
    ],
  ])('%j is %j', (attributes, progress) => {
    expect(readTask(task({ ...attributes, created_at: AT }))).toMatchObject({ createdAt: AT, progress });
  });

  it('has no addresses in what the server says of it', () => {
    const said = 'Upload to https://archives.example.com/secret failed';
    expect(readTask(task({ state: 'rejected', error_message: said }))?.progress).toEqual({
      state: 'rejected',
      message: 'Upload to … failed',
    });
  });

  it.each([
    task({ state: 'completed' }),
    task({ state: 'waiting' }, 'a/b'),
    task({ state: 'waiting' }, 'a.b'),
    task({ state: 'waiting' }, ''),
    task({}),
    { data: [] },
    undefined,
  ])('cannot be read from %j', (body) => {
    expect(readTask(body)).toBeNull();
  });

  it('is read from anything without an error', () => {
    fc.assert(fc.property(fc.anything(), (body) => void readTask(body)));
  });
});

describe('asking for one', () => {
  const answer = (status: number, body: unknown = {}, headers = {}) =>
    readAsked({ kind: 'answer', headers, answer: { status, body, requestId: null, location: null } });

  it.each([
    [201, 'unreadable'],
    [401, 'token-refused'],
    [403, 'token-refused'],
    [404, 'denied'],
    [422, 'denied'],
    [302, 'denied'],
    [408, 'lost'],
    [429, 'throttled'],
    [500, 'lost'],
    [503, 'undone'],
  ])('with the answer %i is «%s»', (status, kind) => {
    expect(answer(status).kind).toBe(kind);
  });

  it('is lost if the request may have arrived, and undone if it did not', () => {
    expect(readAsked({ kind: 'no-answer', sent: true, code: 'ECONNRESET' }).kind).toBe('lost');
    expect(readAsked({ kind: 'no-answer', sent: false, code: 'ECONNREFUSED' }).kind).toBe('undone');
  });

  it('waits for as long as the server says, or a minute', () => {
    expect(answer(429, undefined, { 'retry-after': '17' })).toEqual({ kind: 'throttled', waitMs: 17_000 });
    expect(answer(429)).toEqual({ kind: 'throttled', waitMs: 60_000 });
  });
});
