import { describe, expect, it } from 'vitest';
import { chosenRows } from '../../../renderer/features/review/compare/rows-to-compare';

const SHEET = { rows: 900, viewRows: 700, ready: 600 };

describe('the rows to compare with the shop', () => {
  it('are a sample, what is shown, or those with the typed numbers', () => {
    expect(chosenRows('sample-100', '', SHEET)).toEqual({
      which: { by: 'sample', count: 100 },
      mostRequests: 100,
      problem: null,
    });
    expect(chosenRows('view', '5', SHEET).which).toEqual({ by: 'view' });
    expect(chosenRows('rows', '3, 900', SHEET)).toEqual({
      which: { by: 'rows', rows: [3, 900] },
      mostRequests: 2,
      problem: null,
    });
  });

  it('need no more requests than there are ready rows, and never more than one comparison makes', () => {
    expect(chosenRows('sample-20', '', { ...SHEET, ready: 4 }).mostRequests).toBe(4);
    expect(chosenRows('view', '', SHEET).mostRequests).toBe(500);
    expect(chosenRows('view', '', { ...SHEET, viewRows: 0 }).mostRequests).toBe(0);
  });

  it('are none while the numbers are wrong, and nothing is wrong before any are typed', () => {
    expect(chosenRows('rows', ' ', SHEET)).toEqual({ which: null, mostRequests: 0, problem: null });
    expect(chosenRows('rows', 'три', SHEET)).toEqual({ which: null, mostRequests: 0, problem: 'not-understood' });
    expect(chosenRows('rows', '7, 901', SHEET)).toEqual({ which: null, mostRequests: 0, problem: { noSuchRow: 901 } });
    // Numbers that were typed for another choice say nothing about this one.
    expect(chosenRows('sample-20', 'три', SHEET).problem).toBeNull();
  });
});
