import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/errors/app-error';
import { answerRequests, type IpcHandlers } from '../../../electron/ipc/answer-requests';

/** Answers with the given handlers; no request of these tests gets as far as another one. */
function answering(handlers: Partial<IpcHandlers>) {
  const unexpected: unknown[] = [];
  const answer = answerRequests({
    handlers: handlers as IpcHandlers,
    onUnexpected: (channel, error) => unexpected.push([channel, error]),
  });
  return { answer, unexpected };
}

describe('an answer to the page', () => {
  it('is the handler’s', async () => {
    const { answer } = answering({ 'recipes-list': () => [] });
    expect(await answer('recipes-list', { shopId: 'a' })).toEqual({ ok: true, value: [] });
  });

  it('refuses a request that the contract does not have, even one that every object has', async () => {
    const { answer } = answering({});
    for (const name of ['no-such-request', 'constructor', '__proto__', ['recipes-list'], undefined, null, 1])
      expect(await answer(name, {})).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });

  it('refuses a wrong input without quoting it', async () => {
    const { answer } = answering({});
    const refused = await answer('recipes-list', { shopId: { secret: 'planted' } });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
    expect(JSON.stringify(refused)).toContain('shopId');
    expect(JSON.stringify(refused)).not.toContain('planted');
  });

  it('has the code of an error that can be explained, and hides any other', async () => {
    const failing = new Error('values of a customer');
    const { answer, unexpected } = answering({
      'recipes-list': () => {
        throw new AppError('shop-not-found');
      },
      'app-info': () => Promise.reject(failing),
    });
    expect(await answer('recipes-list', { shopId: 'a' })).toMatchObject({ error: { code: 'shop-not-found' } });
    expect(unexpected).toEqual([]);
    expect(await answer('app-info', undefined)).toEqual({ ok: false, error: { code: 'unexpected', detail: 'Error' } });
    expect(unexpected).toEqual([['app-info', failing]]);
  });
});
