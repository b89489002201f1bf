import { spawnSync } from 'node:child_process';

/** A session bus that answers at all does so within milliseconds. */
const ANSWER_LIMIT_MS = 2_000;

/**
 * Whether the keyring that safeStorage would use on Linux is locked. If it is, a call to safeStorage blocks the whole program forever
 * (toolchain.md, safeStorage). Asks the Secret Service (freedesktop.org, Secret Service API, Collection.Locked). No answer, or no
 * `dbus-send` to ask with, counts as not locked.
 */
export function isKeyringLocked(): boolean {
  const { stdout, status } = spawnSync(
    'dbus-send',
    [
      '--session',
      '--print-reply=literal',
      `--reply-timeout=${ANSWER_LIMIT_MS}`,
      '--dest=org.freedesktop.secrets',
      '/org/freedesktop/secrets/aliases/default',
      'org.freedesktop.DBus.Properties.Get',
      'string:org.freedesktop.Secret.Collection',
      'string:Locked',
    ],
    { encoding: 'utf8', timeout: ANSWER_LIMIT_MS, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return status === 0 && stdout.includes('boolean true');
}
