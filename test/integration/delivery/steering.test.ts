import { describe, expect, it } from 'vitest';
import type { Deliveries } from '../../../electron/delivery/deliveries';
import { newDelivery, openBench, preparedRows, serve, TOKEN, csvReport } from '../../fakes/delivery-bench';
import { consumer, type Step } from '../../fakes/scripted-server';

const accept: Step = { status: 201, body: consumer({}) };

/** Does this while a request with this answer is in flight, and returns the resulting state. */
async function steeredMeanwhile(answer: Step, steer: (deliveries: Deliveries, id: string) => Promise<unknown>[]) {
  const { deliveries } = openBench();
  const steered: Promise<unknown>[] = [];
  const server = await serve(() => {
    steered.push(...steer(deliveries, id));
    return answer;
  });
  const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(2)));
  deliveries.start(id, TOKEN);
  await deliveries.settled(id);
  await Promise.all(steered);
  return deliveries.get(id).summary.state;
}

describe('a listener that throws', () => {
  it('does not stop a delivery whose outcomes are on disk', async () => {
    const server = await serve([accept]);
    const { deliveries } = openBench();
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(5)));
    deliveries.onOutcomes(() => {
      throw new Error('the window is gone');
    });
    deliveries.onProgress(() => {
      throw new Error('the window is gone');
    });
    deliveries.start(id, TOKEN);
    expect(await deliveries.settled(id)).toMatchObject({ state: { status: 'finished' }, outcomes: { created: 5 } });
  });
});

describe('stopping', () => {
  it('wins over a pause that the server causes meanwhile', async () => {
    const state = await steeredMeanwhile({ status: 401 }, (deliveries, id) => [deliveries.stop(id)]);
    expect(state.status).toBe('stopped');
  });
});

describe('a person’s pause', () => {
  const limited: Step = { status: 429, headers: { 'Retry-After': '3600' } };

  it('wins over a pause that the server causes meanwhile and that would end by itself', async () => {
    const state = await steeredMeanwhile(limited, (deliveries, id) => [deliveries.pause(id)]);
    expect(state).toEqual({ status: 'paused', reason: { by: 'person' } });
  });

  it('keeps a reason that waits for a person anyway', async () => {
    const state = await steeredMeanwhile({ status: 401 }, (deliveries, id) => [deliveries.pause(id)]);
    expect(state).toMatchObject({ status: 'paused', reason: { by: 'token' } });
  });

  it('wins over the computer’s sleep after it', async () => {
    const both = (deliveries: Deliveries, id: string) => [deliveries.pause(id), deliveries.pause(id, 'sleep')];
    expect(await steeredMeanwhile(accept, both)).toEqual({ status: 'paused', reason: { by: 'person' } });
  });
});

describe('the computer’s sleep', () => {
  it('hides no reason that it would not end', async () => {
    const asleep = (deliveries: Deliveries, id: string) => [deliveries.pause(id, 'sleep')];
    expect(await steeredMeanwhile({ status: 403 }, asleep)).toMatchObject({ reason: { by: 'token' } });
  });
});

describe('a repeated request', () => {
  it('changes nothing: pausing a paused delivery, starting a running one', async () => {
    const server = await serve([accept]);
    const { deliveries } = openBench();
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(2)));
    expect((await deliveries.pause(id)).state.status).toBe('ready');
    deliveries.start(id, TOKEN);
    deliveries.start(id, TOKEN);
    expect((await deliveries.settled(id)).state.status).toBe('finished');
    expect((await deliveries.pause(id)).state.status).toBe('finished');
    expect(server.arrived).toHaveLength(2);
  });
});

describe('an unfinished delivery', () => {
  it('is found behind a finished one with the same source', async () => {
    const server = await serve([accept]);
    const { deliveries } = openBench();
    const unfinished = await deliveries.create(newDelivery(server.baseUrl, preparedRows(1)));
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(1)));
    deliveries.start(id, TOKEN);
    await deliveries.settled(id);
    expect(deliveries.findUnfinished('source-1')?.id).toBe(unfinished.id);
  });
});

describe('two reports at once', () => {
  it('do not disturb each other', async () => {
    const server = await serve([accept]);
    const { deliveries } = openBench();
    const { id } = await deliveries.create(
      newDelivery(server.baseUrl, preparedRows(300), { concurrency: 8, batchSize: 100 }),
    );
    deliveries.start(id, TOKEN);
    await deliveries.settled(id);
    const reports = await Promise.all([csvReport(deliveries, id), csvReport(deliveries, id)]);
    expect(reports.map(({ lines }) => lines.length)).toEqual([300, 300]);
  });
});
