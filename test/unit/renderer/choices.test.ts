import { describe, expect, it } from 'vitest';
import { restoreField } from '../../../shared/consumer/columns/restore-field';
import { withConstant, withoutField, withTarget } from '../../../renderer/model/layout-edits';
import {
  findSheetBlocker,
  findShopBlocker,
  requestsToSend,
  secondsToSend,
} from '../../../renderer/model/send-readiness';
import { findFormProblems, formOf, saveInput } from '../../../renderer/features/shops/shop-form';
import type { ColumnLayout } from '../../../shared/consumer/target';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import type { Shop } from '../../../shared/shop/shop';

const layout: ColumnLayout = {
  targets: [{ kind: 'field', field: 'external_id' }, { kind: 'skip' }],
  constants: { name: 'Клиент' },
  without: ['phone'],
};

describe('choices about columns', () => {
  it('send a column to another field and undo what replaced it before', () => {
    const next = withTarget(layout, 1, { kind: 'field', field: 'phone' });
    expect(next.targets[1]).toEqual({ kind: 'field', field: 'phone' });
    expect(next.without).toEqual([]);
    expect(withTarget(layout, 1, { kind: 'field', field: 'name' }).constants).toEqual({});
  });

  it('never both fill and skip a field', () => {
    expect(withConstant(layout, 'phone', '+7 900 000-00-01')).toMatchObject({
      constants: { name: 'Клиент', phone: '+7 900 000-00-01' },
      without: [],
    });
    expect(withoutField(layout, 'name')).toMatchObject({ constants: {}, without: ['phone', 'name'] });
    expect(withoutField(layout, 'phone').without).toEqual(['phone']);
  });

  it('can be undone', () => {
    expect(restoreField(restoreField(layout, 'phone'), 'name')).toEqual({ ...layout, constants: {}, without: [] });
  });

  it('do not change the layout they started from', () => {
    const before = structuredClone(layout);
    withTarget(layout, 0, { kind: 'skip' });
    withConstant(layout, 'email', 'a@example.ru');
    withoutField(layout, 'email');
    expect(layout).toEqual(before);
  });
});

function sheetWith(change: Partial<SheetState>): { state: SheetState; reading: null } {
  const counts = { rows: 2, ready: 2, blocked: 0, withIssues: 0, excluded: 0, issues: 0 };
  return { state: { missing: [], layoutProblems: [], counts, ...change } as unknown as SheetState, reading: null };
}

describe('the obstacle to sending', () => {
  it('is shown with the first thing to do', () => {
    expect(findSheetBlocker(null)).toBe('no-sheet');
    expect(findSheetBlocker({ ...sheetWith({}), reading: { done: 0.5, rows: 1 } })).toBe('reading');
    expect(findSheetBlocker(sheetWith({ missing: ['phone'] }))).toBe('required-missing');
    expect(findSheetBlocker(sheetWith({ layoutProblems: [{ code: 'custom-key-empty', column: 1 }] }))).toBe(
      'layout-problem',
    );
    expect(findSheetBlocker(sheetWith({}))).toBeNull();
  });

  it('is not an unsafe key, which is only a warning', () => {
    const unsafe = { code: 'custom-key-unsafe', column: 1, key: 'a.b', safeKey: 'a_b' } as const;
    expect(findSheetBlocker(sheetWith({ layoutProblems: [unsafe] }))).toBeNull();
  });

  it('can be the shop', () => {
    expect(findShopBlocker(undefined)).toBe('no-shop');
    expect(findShopBlocker({ token: 'none' } as Shop)).toBe('no-token');
    expect(findShopBlocker({ token: 'this-run' } as Shop)).toBeNull();
  });

  it('previous values that a list shows take no request', () => {
    const sent = { rows: 10, adopted: 0 };
    expect(requestsToSend(sent, 'upsert', true, 0)).toBe(20);
    expect(requestsToSend(sent, 'upsert', true, 7)).toBe(13);
    expect(requestsToSend(sent, 'upsert', false, 7)).toBe(10);
    expect(requestsToSend(sent, 'update', true, 7)).toBe(20);
  });

  it('a row that adopts a consumer takes two requests in any case', () => {
    const sent = { rows: 10, adopted: 4 };
    expect(requestsToSend(sent, 'upsert', false, 0)).toBe(14);
    expect(requestsToSend(sent, 'upsert', true, 9)).toBe(14);
    expect(requestsToSend(sent, 'update', false, 0)).toBe(20);
  });

  it('the time to send follows from the pace', () => {
    expect(secondsToSend(10_000, 2)).toBe(5_000);
    expect(secondsToSend(10_000, 0)).toBeNull();
  });
});

describe('the shop dialog', () => {
  const shop: Shop = {
    id: 's1',
    name: 'Ромашка',
    baseUrl: 'https://api.aplaut.io/v4',
    auth: 'bearer',
    timeZone: 'Europe/Moscow',
    pace: 2,
    practice: false,
    isLive: false,
    note: '',
    tokenSince: null,
    hue: 0,
    token: 'saved',
    asksForName: false,
  };

  it('never starts with a token, and an empty field keeps the saved one', () => {
    expect(formOf(shop).token).toBe('');
    expect(saveInput('s1', formOf(shop)).token).toBeNull();
    expect(saveInput('s1', { ...formOf(shop), token: '  typed-token ' }).token).toBe('typed-token');
  });

  it('finds what main would refuse', () => {
    expect(findFormProblems({ ...formOf(null), name: ' ' }, false).name).toBe('empty');
    expect(findFormProblems({ ...formOf(shop), baseUrl: 'http://example.ru/v4' }, false).baseUrl).toBe('insecure');
    expect(findFormProblems(formOf(shop), false)).toEqual({ name: null, baseUrl: null, pace: null, token: null });
  });
});
