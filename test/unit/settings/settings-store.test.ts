import { describe, expect, it } from 'vitest';
import { openSettingsStore } from '../../../electron/settings/settings-store';
import { AT, userDataWith } from '../../fakes/stored-files';

describe('settings', () => {
  it('have defaults at the first start, in the system’s language, without writing a file', () => {
    const { userData, copies } = userDataWith({});
    const files = { userData, now: () => AT, setAside: () => undefined };
    for (const systemLanguage of ['ru', 'en'] as const)
      expect(openSettingsStore({ ...files, systemLanguage }).get()).toEqual({
        language: systemLanguage,
        colorScheme: 'auto',
        failedRowsRetention: 30,
        tray: false,
        updates: 'never',
      });
    expect(copies()).toEqual([]);
  });

  it('are stored as changed, independently of each other', () => {
    const { settings, read } = userDataWith({});
    expect(settings().change({ colorScheme: 'dark', language: undefined })).toMatchObject({ colorScheme: 'dark' });
    expect(read('settings.json')).toEqual({ colorScheme: 'dark' });
    settings().change({ language: 'en' });
    settings().change({ failedRowsRetention: 'until-deleted', tray: true });
    expect(settings().get()).toEqual({
      language: 'en',
      colorScheme: 'dark',
      failedRowsRetention: 'until-deleted',
      tray: true,
      updates: 'never',
    });
    // The name that older versions wrote and newer ones read.
    expect(read('settings.json')).toEqual({
      colorScheme: 'dark',
      language: 'en',
      failedRowsKept: 'until-deleted',
      tray: true,
    });
  });
});

describe('recent files', () => {
  it('are the last six, newest first, by name; their folders stay in main', () => {
    const { settings } = userDataWith({});
    const store = settings();
    for (const n of [1, 2, 3, 4, 5, 6, 7]) store.addRecentFile(`/home/anna/${n}.csv`);
    const recent = settings().recentFiles();
    expect(recent.map(({ name }) => name)).toEqual(['7.csv', '6.csv', '5.csv', '4.csv', '3.csv', '2.csv']);
    expect(JSON.stringify(recent)).not.toContain('anna');
    expect(recent[0]?.openedAt).toBe(AT.toISOString());
    expect(recent.map(({ id }) => store.recentPath(id)?.replace(/^.*\//, ''))).toEqual(recent.map(({ name }) => name));
    expect(store.recentPath('/home/anna/7.csv')).toBeUndefined();
  });

  it('can be kept without moving, and forgotten', () => {
    const store = userDataWith({}).settings();
    const names = (): string[] => store.recentFiles().map(({ name }) => name);
    for (const name of ['a.csv', 'b.csv']) store.addRecentFile(`/x/${name}`);
    for (const name of ['a.csv', 'c.csv']) store.keepRecentFile(`/x/${name}`);
    expect(names()).toEqual(['c.csv', 'b.csv', 'a.csv']);
    for (const name of ['b.csv', 'd.csv']) store.forgetRecentFile(`/x/${name}`);
    expect(names()).toEqual(['c.csv', 'a.csv']);
  });

  it('are listed once, however often they are opened, and told apart by folder', () => {
    const { settings } = userDataWith({});
    for (const path of ['/a/x.csv', '/b/x.csv', '/a/x.csv']) settings().addRecentFile(path);
    const store = settings();
    expect(store.recentFiles().map(({ id }) => store.recentPath(id))).toEqual(['/a/x.csv', '/b/x.csv']);
  });
});
