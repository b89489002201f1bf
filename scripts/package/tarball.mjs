import { join } from 'node:path';
import { run } from '../set-up/run.mjs';

/**
 * Packs the unpacked Linux app into a tar.gz with one folder in it. The system's tar does it, since electron-builder downloads a 7-Zip for
 * that. No name of a person and no time of the build is in it, so that the same app gives the same archive.
 *
 * @param {string} release the folder with the unpacked app
 * @param {string} name of the folder in the archive, and of the archive without its ending
 */
export function makeTarball(release, name) {
  const unpacked = process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`;
  run('tar', [
    '--create',
    '--use-compress-program=gzip --no-name',
    '--sort=name',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mtime=2000-01-01T00:00:00Z',
    `--transform=s,^${unpacked},${name},`,
    '--file',
    join(release, `${name}.tar.gz`),
    '--directory',
    release,
    unpacked,
  ]);
}
