import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of one test's own, and what takes it away again. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'aplaut-import-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
