import { describe, expect, it } from 'vitest';
import { SHOP_ISSUES } from '../../../shared/consumer/issue';
import { scopeOfView } from '../../../renderer/features/rows/scope-of-view';
import { WHOLE_VIEW } from '../../../renderer/model/sheet';

const filter = { column: 2, values: ['Омск'] };

describe('all rows shown', () => {
  it('are meant by their issue or by their values if they are shown only for those', () => {
    expect(scopeOfView({ ...WHOLE_VIEW, issue: 'id-total' })).toEqual({ issue: 'id-total' });
    expect(scopeOfView({ ...WHOLE_VIEW, filters: [filter], order: { column: 1, direction: 'asc' } })).toEqual({
      filter,
    });
  });

  it('are meant as they are shown otherwise', () => {
    const views = [
      {},
      { search: 'Омск' },
      { verdict: 'new' as const },
      { issue: 'id-total' as const, verdict: 'nothing' as const },
      { filters: [filter], verdict: 'changes' as const },
      { issue: 'id-total' as const, search: 'Омск' },
      { issue: 'id-total' as const, only: 'unhelped' as const },
      { issue: 'id-total' as const, filters: [filter] },
      { issue: 'id-total' as const, outcome: 'failed' as const },
      ...SHOP_ISSUES.map((issue) => ({ issue })),
      { filters: [filter, { column: 3, values: 'empty' as const }] },
    ];
    for (const view of views) expect(scopeOfView({ ...WHOLE_VIEW, ...view })).toBe('view');
  });
});
