import { describe, expect, it } from 'vitest';
import { failurePause } from '../../../electron/storage/storage-problem';
import { newDelivery, openBench, preparedRows, serve, TOKEN } from '../../fakes/delivery-bench';
import { consumer, type Step } from '../../fakes/scripted-server';

const accept: Step = { status: 201, body: consumer({}) };

describe('a defect of the program', () => {
  it('pauses the delivery as such, is reported, and lets it resume', async () => {
    const unexpected: unknown[] = [];
    let isBroken = true;
    const { deliveries } = openBench({
      onUnexpected: (error) => unexpected.push(error),
      random: () => {
        if (isBroken) throw new TypeError('Анна is not a function');
        return 0.5;
      },
    });
    const server = await serve((_, index) => (index < 2 ? { status: 500 } : accept));
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(3)));
    deliveries.start(id, TOKEN);
    expect(await deliveries.settled(id)).toMatchObject({
      state: { status: 'paused', reason: { by: 'program', message: 'TypeError' } },
      pending: 3,
    });
    expect(unexpected).toEqual([expect.any(TypeError)]);
    isBroken = false;
    deliveries.start(id, TOKEN);
    expect(await deliveries.settled(id)).toMatchObject({ state: { status: 'finished' }, outcomes: { created: 3 } });
  });

  it.each([
    ['is told by its kind alone: its words may quote a customer', new SyntaxError('"Анна" is not JSON'), 'SyntaxError'],
    ['may be no error at all', 'Анна', 'string'],
  ])('%s', (_, thrown, message) => {
    expect(failurePause(thrown)).toEqual({ by: 'program', message });
  });
});

describe('a delivery to an invalid address', () => {
  it.each(['https://api.example.ru:99999/v4', 'http://127.999.1.1/v4'])(
    'is not started, so that nobody believes it runs: %s',
    async (baseUrl) => {
      const { deliveries } = openBench();
      const { id } = await deliveries.create(newDelivery(baseUrl, preparedRows(1)));
      expect(() => deliveries.start(id, TOKEN)).toThrow('base-url-invalid');
      expect(deliveries.get(id).summary.state.status).toBe('ready');
      const shop = deliveries.shop(id);
      const how = { mode: 'upsert', signal: new AbortController().signal, onCompared: () => undefined } as const;
      await expect(deliveries.compare(shop, TOKEN, preparedRows(1), how)).rejects.toThrow('base-url-invalid');
    },
  );
});
