import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  chooseForReview,
  compareRows,
  comparisonSubject,
  followReview,
  reviewStore,
  sendReviewed,
} from '../../../renderer/model/review';
import { sheetStore, type OpenedSheet } from '../../../renderer/model/sheet';
import { shopsStore } from '../../../renderer/model/shops';
import type { Comparison } from '../../../shared/delivery/compare/compare-consumer';
import type { IpcEvents } from '../../../shared/ipc/contract';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import type { Shop } from '../../../shared/shop/shop';

const shop = { id: 's1', baseUrl: 'https://shop.example/v4' } as Shop;
const other = { id: 's2', baseUrl: 'https://other.example/v4' } as Shop;
const NOTHING = { sendsAll: false, remembersPrevious: false, comparing: null, compared: null };
const comparison = (total: number): Comparison => ({ rows: [], total, notReady: 0, ended: null });

/** Main as the page sees it: the requests it got, and answers that come when the test decides. */
function setUp() {
  const started: unknown[] = [];
  const answers: ((result: Comparison) => void)[] = [];
  const cancelled = { times: 0 };
  let tell: (progress: IpcEvents['compare-progress']) => void = () => undefined;
  const ok = (value: unknown) => Promise.resolve({ ok: true, value });
  vi.stubGlobal('window', {
    aplautImport: {
      on: (_event: string, listener: typeof tell) => {
        tell = listener;
        return () => undefined;
      },
      request: (name: 'compare-start' | 'compare-cancel' | 'delivery-start', input: unknown) => {
        if (name === 'compare-start')
          return new Promise((resolve) => answers.push((result) => resolve({ ok: true, value: result })));
        if (name === 'delivery-start') started.push(input);
        else cancelled.times += 1;
        return ok({ id: 'd1' });
      },
    },
  });
  return { started, answers, cancelled, tell: (progress: IpcEvents['compare-progress']) => tell(progress) };
}

const stateOf = (contentRevision: number, revision = 0) =>
  ({ rules: { mode: 'upsert' }, rowsId: 'r1', contentRevision, revision }) as SheetState;
const show = (sheetId: string, state: SheetState) => sheetStore.set({ phase: 'open', sheetId, state } as OpenedSheet);

let main: ReturnType<typeof setUp>;
let end: () => void;

beforeEach(() => {
  main = setUp();
  end = followReview();
  shopsStore.set({ shops: [shop, other], chosenId: shop.id });
  show('sheet-1', stateOf(1));
});
afterEach(() => {
  sheetStore.set({ phase: 'none' });
  end();
  vi.unstubAllGlobals();
});

const compare = () => compareRows(shop, stateOf(1), { by: 'view' });

describe('choices before sending', () => {
  it('last while the sheet is open, and are reset with another sheet', () => {
    chooseForReview({ remembersPrevious: true });
    chooseForReview({ sendsAll: true });
    show('sheet-1', stateOf(2));
    expect(reviewStore.get()).toMatchObject({ remembersPrevious: true, sendsAll: true });
    show('sheet-2', stateOf(1));
    expect(reviewStore.get()).toEqual(NOTHING);
  });

  it('are used to start the delivery, and are made again for the next one', async () => {
    chooseForReview({ remembersPrevious: true });
    await sendReviewed('s1', 'update');
    expect(main.started).toEqual([{ shopId: 's1', mode: 'update', all: false, rememberPrevious: true }]);
    expect(reviewStore.get()).toEqual(NOTHING);
  });
});

describe('a comparison', () => {
  it('continues and keeps its result while outcomes arrive', async () => {
    const compared = compare();
    main.tell({ done: 3, total: 20 });
    expect(reviewStore.get().comparing).toMatchObject({ done: 3, total: 20 });
    show('sheet-1', stateOf(1, 240));
    main.answers[0]!(comparison(20));
    await compared;
    const subject = comparisonSubject(shop, stateOf(1, 999));
    expect(reviewStore.get()).toEqual({ ...NOTHING, compared: { subject, result: comparison(20) } });
    expect(main.cancelled.times).toBe(0);
  });

  it('is dropped when its rows are no longer what would be sent', () => {
    void compare();
    show('sheet-1', stateOf(2));
    expect(main.cancelled.times).toBe(1);
  });

  it('is dropped when another shop is chosen', () => {
    void compare();
    shopsStore.set({ shops: [shop, other], chosenId: other.id });
    expect(main.cancelled.times).toBe(1);
  });

  it('that ends after another sheet was opened is ignored', async () => {
    const compared = compare();
    show('sheet-2', stateOf(1));
    expect([main.cancelled.times, reviewStore.get()]).toEqual([1, NOTHING]);
    main.answers[0]!(comparison(20));
    await compared;
    expect(reviewStore.get()).toEqual(NOTHING);
  });

  it('that was replaced does not end the one that replaced it', async () => {
    const first = compare();
    const second = compare();
    main.answers[0]!(comparison(1));
    await first;
    expect(reviewStore.get().comparing).not.toBeNull();
    main.answers[1]!(comparison(2));
    await second;
    expect(reviewStore.get().compared?.result.total).toBe(2);
  });
});
