/**
 * What `electron <folder>` runs if no app is packaged with the runtime: a small replacement for Electron's own default app, which the
 * carried runtime lacks (docs/decisions/0002). It is ESM, so that `ready` waits for the app's import.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const args = process.argv.slice(1);
const preloads = [];
let target;
while (args.length > 0 && target === undefined) {
  const arg = args.shift();
  if (arg === '-r' || arg === '--require') preloads.push(args.shift());
  else if (arg === '--version' || arg === '-v') {
    process.stdout.write(`v${process.versions.electron}\n`);
    process.exit(0);
  } else if (!arg.startsWith('-')) target = arg;
}

if (target === undefined) {
  process.stderr.write('electron: name the folder or the file to run\n');
  process.exit(1);
}

for (const preload of preloads) Module._load(preload, null, true);

const path = resolve(target);
process.defaultApp = true;
let entry = path;
if (statSync(path).isDirectory()) {
  const manifestPath = join(path, 'package.json');
  const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, 'utf8')) : {};
  app.setName(manifest.productName ?? manifest.name ?? 'Electron');
  if (manifest.version) app.setVersion(manifest.version);
  app.setAppPath(path);
  entry = createRequire(join(path, 'index.js')).resolve(resolve(path, manifest.main ?? 'index.js'));
}
process.argv.splice(1, process.argv.indexOf(target, 1), path);
await import(pathToFileURL(entry).href);
