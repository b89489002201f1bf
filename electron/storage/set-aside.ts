import { existsSync, renameSync } from 'node:fs';
import { join, parse } from 'node:path';

/** Moves an unusable database, with SQLite's files beside it, to another name, and returns that name. */
export function setAside(path: string, now: Date): string {
  const { dir, name, ext } = parse(path);
  const aside = `${name}-damaged-${now.toISOString().replace(/[:.]/g, '-')}${ext}`;
  for (const end of ['', '-wal', '-shm']) {
    if (existsSync(path + end)) renameSync(path + end, join(dir, aside + end));
  }
  return aside;
}
