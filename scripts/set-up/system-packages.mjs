import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './run.mjs';
import { say, SetUpError } from './say.mjs';

/** Packages of Debian and Ubuntu that Electron, a virtual display and Cyrillic text need. */
const RUNTIME_PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libnotify4',
  'unzip',
  'xvfb',
  'xauth',
  'fonts-noto-core',
];

/** Additional packages for the tests: a real keyring in a session of its own. */
export const TEST_PACKAGES = ['gnome-keyring', 'dbus'];

/** Ubuntu 24.04 renamed these (64-bit time_t). Either name will do. */
const RENAMED = new Map([
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libasound2', 'libasound2t64'],
]);

/** The installed ones of these packages. Asks once for all of them, since this runs at every start. */
function installed(names) {
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package}\t${Status}\n', ...names], { encoding: 'utf8' });
  const lines = (query.stdout ?? '').split('\n').filter((line) => line.endsWith('install ok installed'));
  return new Set(lines.map((line) => line.split('\t')[0]));
}

function isKnown(name) {
  const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(policy.stdout ?? '');
}

/** Installs missing Debian packages, including `more`, as root. As any other user, it fails and prints the command to run. */
export function ensureSystemPackages(more = []) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const wanted = [...RUNTIME_PACKAGES, ...more];
  const there = installed([...wanted, ...RENAMED.values()]);
  const missing = wanted.filter((name) => !there.has(name) && !there.has(RENAMED.get(name) ?? name));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new SetUpError(
      `these system packages are missing; install them and run this again:\n` +
        `  sudo apt-get install --no-install-recommends ${missing.join(' ')}`,
    );
  }
  say(`installing system packages: ${missing.join(' ')}`);
  run('apt-get', ['update', '-qq']);
  const available = missing.map((name) => (isKnown(name) ? name : (RENAMED.get(name) ?? name)));
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...available], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
