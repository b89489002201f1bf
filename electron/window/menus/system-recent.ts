import { app, type JumpListCategory } from 'electron';
import type { System } from '../../../shared/commands/command';
import type { Translate } from '../../i18n/translate';

/** A recent file as the system's own lists need it. */
export interface RecentPath {
  name: string;
  path: string;
}

/**
 * The recent files in the menu of the program's button on Windows. A file that the person has removed from there stays away: Windows refuses
 * a list that has it.
 *
 * @param removed the arguments of the items that were removed
 */
export function jumpList(
  recent: readonly RecentPath[],
  { t, program, removed }: { t: Translate; program: string; removed: readonly string[] },
): JumpListCategory[] {
  const items = recent
    .map(({ name, path }) => ({ type: 'task' as const, title: name, description: path, program, args: `"${path}"` }))
    .filter(({ args }) => !removed.includes(args));
  return items.length === 0 ? [] : [{ type: 'custom', name: t('menu.recent'), items }];
}

/** Shows the recent files where the system has a place for them: the dock of a Mac, the jump list of Windows. */
export function showRecentInSystem(recent: readonly RecentPath[], system: System, t: Translate): void {
  if (system === 'mac') {
    // A Mac keeps the list itself, and would still show files that are gone, or that were opened before all data was wiped. The newest goes last.
    app.clearRecentDocuments();
    for (const { path } of [...recent].reverse()) app.addRecentDocument(path);
  }
  if (system !== 'windows' || !app.isPackaged) return;
  const removed = app.getJumpListSettings().removedItems.map(({ args }) => args ?? '');
  app.setJumpList(jumpList(recent, { t, program: process.execPath, removed }));
}
