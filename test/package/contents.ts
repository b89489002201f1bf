import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { listPackage, statFile } from '@electron/asar';

/**
 * Everything that may be in the asar: the bundles, the samples, the icons, and the native database with what loads it. Whatever else a change
 * of the build or of electron-builder.yml brings (sources, maps, tests, notes of packages) fails the test.
 */
const WANTED: readonly RegExp[] = [
  /^package\.json$/,
  /^assets\/[\w-]+\.csv$/,
  /^out\/main\/(?:chunks\/)?[\w.-]+\.cjs$/,
  // The texts of main, by language.
  /^out\/main\/chunks\/(?:ru|en)-[\w-]+\.json$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/[\w.-]+\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(?:js|css|woff2|png|svg)$/,
  /^out\/icons\/[\w@.-]+\.png$/,
  /^node_modules\/(?:libsql|detect-libc|@neon-rs\/load|@libsql\/(?:linux|darwin|win32)-[a-z0-9-]+)\/(?:[\w/-]+\.(?:js|json|node)|LICENSE)$/,
];

const NAMES_OF_TESTS = /(?:\.test\.|\.spec\.|\.e2e\.|(?:^|\/)tests?\/)/;

/** The files of an asar, with `/` between folders. */
export function filesOf(asar: string): string[] {
  return listPackage(asar, { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => !('files' in statFile(asar, path)))
    .map((path) => path.split(sep).join('/'));
}

/** Those of the files that have no business in the package. */
export function unwanted(files: readonly string[]): string[] {
  return files.filter((file) => NAMES_OF_TESTS.test(file) || !WANTED.some((pattern) => pattern.test(file)));
}

/** The bytes of a file, or of all files in a folder. */
export function sizeOf(path: string): number {
  if (statSync(path).isFile()) return statSync(path).size;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
