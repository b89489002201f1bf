import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginTry, endTry, setLooked, tryStore } from '../../../renderer/features/trying/try-store';
import { sheetStore, type SheetPhase } from '../../../renderer/model/sheet';
import { shopsStore } from '../../../renderer/model/shops';
import type { Shop } from '../../../shared/shop/shop';

const sheet = (sheetId: string, fileName: string, blocked: number | null = null): SheetPhase =>
  ({
    phase: 'open',
    sheetId,
    fileName,
    state: { complete: blocked !== null, counts: { blocked } },
  }) as unknown as SheetPhase;

/** The shops that main was asked to choose. */
let chosen: unknown[] = [];

beforeEach(() => {
  chosen = [];
  vi.stubGlobal('window', {
    aplautImport: {
      request: (name: string, input: { id: string }) => {
        if (name === 'sheet-open-try') return Promise.resolve({ ok: true, value: 'sample.csv' });
        chosen.push(input.id);
        return Promise.resolve({ ok: true, value: shopsStore.get() });
      },
    },
  });
  shopsStore.set({
    shops: [{ id: 'real' }, { id: 'practice', practice: true }] as Shop[],
    chosenId: 'real',
  });
  sheetStore.set(sheet('mine', 'клиенты.csv', 0));
});
afterEach(() => {
  endTry();
  vi.unstubAllGlobals();
});

describe('the two-minute try', () => {
  it('waits for its sample, and chooses the practice shop with it', async () => {
    await beginTry();
    expect([tryStore.get()?.sheetId, chosen]).toEqual([null, []]);
    sheetStore.set(sheet('sample', 'sample.csv'));
    expect([tryStore.get()?.sheetId, chosen]).toEqual(['sample', ['practice']]);
  });

  it('remembers how many rows were blocked when all were read', async () => {
    await beginTry();
    sheetStore.set(sheet('sample', 'sample.csv'));
    expect(tryStore.get()?.blockedAtFirst).toBeNull();
    for (const blocked of [4, 3]) sheetStore.set(sheet('sample', 'sample.csv', blocked));
    setLooked();
    expect(tryStore.get()).toEqual({ sheetId: 'sample', hasLooked: true, blockedAtFirst: 4 });
  });

  it('ends with its sheet, or if another file was opened in its place', async () => {
    await beginTry();
    sheetStore.set(sheet('sample', 'sample.csv', 4));
    sheetStore.set({ phase: 'none' });
    expect(tryStore.get()).toBeNull();

    await beginTry();
    sheetStore.set(sheet('other', 'другая.csv', 0));
    expect(tryStore.get()).toBeNull();
    expect(chosen).toEqual(['practice']);
  });
});
