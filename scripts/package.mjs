/**
 * `npm run package`: packages the app for this system into release/, and tries it out. On Linux it is unpacked and in a tar.gz. The
 * installers need electron-builder's downloads, so they are made only with `--installers` (docs/packages.md).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pack, packForTests } from './package/pack.mjs';
import { makeTarball } from './package/tarball.mjs';
import { runTool } from './run/tool.mjs';
import { root, setUp } from './set-up/index.mjs';

const runtime = await setUp();

packForTests(runtime);
runTool(runtime, 'playwright', ['test', '--project', 'package'], { needsDisplay: true });

const release = join(root, 'release');
if (process.platform === 'linux') {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  makeTarball(release, `${name}-${version}-linux-${process.arch}`);
}
if (process.argv.includes('--installers')) pack(runtime);

for (const name of readdirSync(release).filter((file) => file.startsWith('aplaut-import-'))) {
  console.log(`release/${name}: ${Math.round(statSync(join(release, name)).size / 1e6)} MB`);
}
