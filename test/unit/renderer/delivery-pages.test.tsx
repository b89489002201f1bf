// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { useDeliveryPages } from '../../../renderer/features/history/use-delivery-pages';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { done, rendered } from '../../fakes/rendered';

/** The deliveries that main has, newest first. */
let deliveries: DeliverySummary[];
/** Where the pages begin that main was asked for. */
let asked: number[];
/** Pages whose answers wait; null if main answers at once. */
let late: { offset: number; answer: () => void }[] | null;
let refuses: boolean;
let tell: (value: unknown) => void;

const delivery = (number: number, day = '2026-01-01'): DeliverySummary =>
  ({ id: `d${number}`, createdAt: `${day}T00:00:00.000Z` }) as DeliverySummary;

beforeEach(() => {
  deliveries = Array.from({ length: 120 }, (_, at) => delivery(120 - at));
  [asked, late, refuses] = [[], null, false];
  Object.assign(window, {
    aplautImport: {
      on: (_: string, listener: (value: unknown) => void) => {
        tell = listener;
        return () => undefined;
      },
      request: (_: string, { offset, limit }: { offset: number; limit: number }) => {
        asked.push(offset);
        if (refuses) return Promise.resolve({ ok: false, error: { code: 'unexpected', detail: '' } });
        const page = deliveries.slice(offset, offset + limit);
        const watched = page.map(({ id }) => id).filter((id) => id === 'd70');
        const value = { total: deliveries.length, deliveries: page, watched };
        if (late === null) return Promise.resolve({ ok: true, value });
        return new Promise((resolve) => late?.push({ offset, answer: () => resolve({ ok: true, value }) }));
      },
    },
  });
});

/** The history as it was rendered last. */
async function history(start: number, end: number, version: unknown = 30) {
  let now!: ReturnType<typeof useDeliveryPages>;
  function History({ shown, version }: { shown: { start: number; end: number }; version: unknown }) {
    now = useDeliveryPages(shown, version);
    return null;
  }
  const { again } = await rendered(<History shown={{ start, end }} version={version} />);
  return {
    now: () => now,
    scroll: (start: number, end: number) => again(<History shown={{ start, end }} version={version} />),
    change: (version: unknown) => again(<History shown={{ start, end }} version={version} />),
  };
}

it('loads the pages on the screen, each once', async () => {
  const { now, scroll } = await history(0, 8);
  expect([asked, now().total, now().at(0)?.id, now().at(50)]).toEqual([[0], 120, 'd120', undefined]);
  await scroll(45, 55);
  expect([asked, now().at(49)?.id, now().at(50)?.id]).toEqual([[0, 50], 'd71', 'd70']);
  expect([now().isWatched('d70'), now().isWatched('d71')]).toEqual([true, false]);
  await scroll(0, 8);
  expect(asked).toEqual([0, 50]);
  await scroll(112, 120);
  expect([asked, now().at(119)?.id]).toEqual([[0, 50, 100], 'd1']);
});

it('takes no page that is off the screen when it comes, and asks again for one that was refused', async () => {
  late = [];
  const { now, scroll } = await history(0, 8);
  await scroll(60, 70);
  await done(() => late!.forEach(({ answer }) => answer()));
  expect([now().at(0), now().at(60)?.id]).toEqual([undefined, 'd60']);

  late = null;
  refuses = true;
  await scroll(112, 120);
  expect(now().at(112)).toBeUndefined();
  refuses = false;
  await scroll(60, 70);
  await scroll(112, 120);
  expect([asked, now().at(112)?.id]).toEqual([[0, 50, 100, 100], 'd8']);
});

it('loads the screen anew when the version changes, and drops what may have moved', async () => {
  const { now, scroll, change } = await history(0, 8);
  await scroll(50, 60);
  deliveries = deliveries.slice(1);
  await change(7);
  expect([asked, now().total, now().at(0)?.id, now().at(50)]).toEqual([[0, 50, 0], 119, 'd119', undefined]);
});

it('shows a delivery that was started meanwhile, and asks nothing for the progress of others', async () => {
  const { now } = await history(0, 8);
  await done(() => tell({ summary: delivery(120) }));
  await done(() => tell({ summary: delivery(3, '2025-12-31') }));
  expect(asked).toEqual([0]);
  const begun = delivery(121, '2026-01-02');
  deliveries = [begun, ...deliveries];
  await done(() => tell({ summary: begun }));
  expect([asked, now().total, now().at(0)?.id, now().at(1)?.id]).toEqual([[0, 0], 121, 'd121', 'd120']);
  await done(() => tell({ summary: begun }));
  expect(asked).toEqual([0, 0]);
});

it('shows the first delivery of an empty history', async () => {
  deliveries = [];
  const { now } = await history(0, 1);
  expect([now().total, now().at(0)]).toEqual([0, undefined]);
  deliveries = [delivery(1)];
  await done(() => tell({ summary: delivery(1) }));
  expect([now().total, now().at(0)?.id]).toEqual([1, 'd1']);
});
