import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A file that says that the person wants all data of this folder wiped. The next start of the window does it. Until then no other process opens
 * the data: each takes its lock first and then looks for the mark (docs/decisions/0009).
 */
const MARK = 'wipe-all-data';

const markIn = (userData: string): string => join(userData, MARK);

export const isToBeWiped = (userData: string): boolean => existsSync(markIn(userData));

export function markForWiping(userData: string): void {
  writeFileSync(markIn(userData), '', { mode: 0o600 });
}

export function removeWipingMark(userData: string): void {
  rmSync(markIn(userData), { force: true });
}
