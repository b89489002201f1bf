import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync, type Dirent } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readImportTable, type Place } from '../../../scripts/lint/import-table.mjs';
import { temporaryFolder } from '../../fakes/temporary-folder';

const root = join(import.meta.dirname, '..', '..', '..');
const table = readImportTable(root);
// None of these rules needs types, which would take three times as long.
const eslint = new ESLint({
  cwd: root,
  ruleFilter: ({ ruleId }) => ruleId.includes('restricted'),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

/** A folder with more files than this has no clear purpose any more. */
const MOST_FILES = 16;
/** Scanners that are one machine each, and the two languages. */
const MAY_BE_LARGER = ['electron/sheet/readers/csv', 'electron/sheet/readers/xlsx'];

/** The import rules that the code would break in this file, which has to exist. */
async function rulesBroken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? '').filter((rule) => rule.includes('restricted'));
}

const files = ['electron', 'renderer', 'shared'].flatMap((top) =>
  readdirSync(join(root, top), { withFileTypes: true, recursive: true })
    .filter((entry: Dirent) => entry.isFile() && /\.(?:tsx?|css|json|html)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => posix.basename(file) !== 'tsconfig.json'),
);
const placesByPath = new Map(table.map((place) => [place.path, place]));
const placeOf = (file: string): Place | undefined => placesByPath.get(file) ?? placesByPath.get(posix.dirname(file));
/** By place, a file that represents it. */
const representatives = new Map<Place | undefined, string>();
for (const file of files) if (/\.(?:tsx?|json)$/.test(file)) representatives.set(placeOf(file), file);
const fileIn = (place: Place): string => representatives.get(place) ?? '';

describe('the import table of docs/architecture.md', () => {
  it('has a row for every folder and no others', () => {
    expect(files.filter((file) => placeOf(file) === undefined && file !== 'renderer/index.html')).toEqual([]);
    expect(table.filter((place) => fileIn(place) === '')).toEqual([]);
  });

  it('comes with pages that name only existing files', () => {
    const pages = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/recipes.md'];
    const named = pages.flatMap((page) =>
      [
        ...readFileSync(join(root, page), 'utf8').matchAll(
          /`((?:electron|renderer|shared|scripts|test)\/[\w/.-]+\.\w+)`/g,
        ),
      ].map(([, file]) => file ?? ''),
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('has no folder with too many files', () => {
    const counts = new Map<string, number>();
    for (const file of files) counts.set(posix.dirname(file), (counts.get(posix.dirname(file)) ?? 0) + 1);
    const large = [...counts].filter(([folder, count]) => count > MOST_FILES && !MAY_BE_LARGER.includes(folder));
    expect(large).toEqual([]);
  });

  const places = table.filter((place) => /\.tsx?$/.test(fileIn(place)));
  it.each(places)('$path may import what its row names and nothing else', async (place) => {
    const file = fileIn(place);
    const lines = [...table.filter((other) => other !== place).map(fileIn), 'test/fakes/scripted-server.ts'];
    const said = lines.map((to) => `import '${posix.relative(posix.dirname(file), to).replace(/^(?!\.)/, './')}';`);
    const [result] = await eslint.lintText(said.join('\n'), { filePath: join(root, file) });
    const refused = (result?.messages ?? [])
      .filter(({ ruleId }) => ruleId === 'import-x/no-restricted-paths')
      .map(({ line }) => lines[line - 1]);
    expect(refused).toEqual(lines.filter((to) => !place.imports.includes(placeOf(to)?.path ?? '')));
  });

  it.each([
    ['a circle', '| `a` | `b` |\n| `b` | `c/*` |\n| `c/d` | `a` |', 'a → b → c/d → a'],
    ['a place without a row', '| `a` | `b` |', 'no row for b'],
  ])('refuses %s', (_what, rows, words) => {
    const { path: folder, remove } = temporaryFolder();
    onTestFinished(remove);
    mkdirSync(join(folder, 'docs'));
    writeFileSync(join(folder, 'docs', 'architecture.md'), `<!-- import table -->\n${rows}\n`);
    expect(() => readImportTable(folder)).toThrow(words);
  });

  it.each([
    ['shared/consumer/cells/email.ts', `import 'node:fs';`],
    ['renderer/bridge.ts', `import 'electron';`],
    ['electron/window/window.ts', `import { ipcMain } from 'electron'; void ipcMain;`],
    ['electron/sheet/sheet.ts', `import 'axios';`],
    ['electron/sheet/readers/csv/open-csv.ts', `import { app } from 'electron'; void app;`],
  ])('is completed by other rules: %s may not contain %s', async (file, code) => {
    expect(await rulesBroken(file, code)).toContain('no-restricted-imports');
  });
});
