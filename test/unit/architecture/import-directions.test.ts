import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

/** Lints a line as if it stood in this file, which has to exist for its types. */
async function ruleBroken(file: string, code: string): Promise<string[]> {
  const eslint = new ESLint({ cwd: root });
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? '').filter((rule) => rule.includes('restricted'));
}

describe('the import table of docs/architecture.md', () => {
  it.each([
    ['shared/consumer/email.ts', `import '../../electron/main';`, 'import-x/no-restricted-paths'],
    ['shared/consumer/email.ts', `import 'node:fs';`, 'no-restricted-imports'],
    ['renderer/bridge.ts', `import '../electron/preload';`, 'import-x/no-restricted-paths'],
    ['renderer/bridge.ts', `import 'electron';`, 'no-restricted-imports'],
    ['renderer/features/rows/row-grid.tsx', `import '../shops/shop-dialog';`, 'import-x/no-restricted-paths'],
    ['electron/main.ts', `import '../renderer/main';`, 'import-x/no-restricted-paths'],
    ['electron/app/window.ts', `import { ipcMain } from 'electron'; void ipcMain;`, 'no-restricted-imports'],
    ['electron/sheet/sheet.ts', `import 'axios';`, 'no-restricted-imports'],
    ['electron/sheet/process.ts', `import '../shops/shops';`, 'import-x/no-restricted-paths'],
  ])(
    '%s may not say %s',
    async (file, code, rule) => {
      expect(await ruleBroken(file, code)).toContain(rule);
    },
    60_000,
  );

  it('lets a file reach what it may', async () => {
    expect(await ruleBroken('electron/app/window.ts', `import '../../shared/consumer/email';`)).toEqual([]);
  }, 60_000);
});
