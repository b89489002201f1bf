import { describe, expect, it } from 'vitest';
import { readWatchForm, watchFormOf } from '../../../renderer/features/watch/watch-rules';
import type { Watch } from '../../../shared/watch/watch';

const WATCH: Watch = {
  ...{ id: 'w', folder: '/обмен', shopId: 's', isOn: true, by: 'window' },
  ...{ patterns: ['*.xls', 'клиенты*'], errorPercent: 5, changes: 90, usesList: true },
};

describe('the form of a watched folder', () => {
  it('begins with what is stored, or with the usual limits', () => {
    expect(watchFormOf(WATCH, 'other')).toMatchObject({ path: '/обмен', shopId: 's', patterns: '*.xls; клиенты*' });
    expect(watchFormOf(null, 'other')).toMatchObject({ path: '', shopId: 'other', errorPercent: 20, changes: 500 });
  });

  it('is saved as it is read', () => {
    const { patterns, errorPercent, changes, usesList } = WATCH;
    expect(readWatchForm(watchFormOf(WATCH, 's'))).toEqual({
      rules: { patterns, errorPercent, changes, usesList },
      problems: null,
    });
  });

  it('says every field that keeps it from being saved, also an emptied number', () => {
    const empty = { ...watchFormOf(null, 's'), patterns: ' ; ', errorPercent: '', changes: '' };
    expect(readWatchForm(empty)).toEqual({
      rules: null,
      problems: new Set(['path', 'patterns', 'errorPercent', 'changes']),
    });
    expect(readWatchForm({ ...watchFormOf(WATCH, 's'), changes: '' }).problems).toEqual(new Set(['changes']));
  });
});
