import { spawnSync } from 'node:child_process';

/** A session bus that answers at all does so within milliseconds, or seconds on a busy machine. */
const ANSWER_LIMIT_MS = 5_000;

/** What `dbus-send` says if nobody answers in time (D-Bus Specification, org.freedesktop.DBus.Error). */
const NO_REPLY = /Error\.(?:NoReply|Timeout|TimedOut)/;

/**
 * Whether the keyring that safeStorage would use on Linux is locked. If it is, a call to safeStorage blocks the whole program forever
 * (toolchain.md, safeStorage). Asks the Secret Service (freedesktop.org, Secret Service API, Collection.Locked). A keyring that does not answer
 * in time counts as locked: safeStorage might wait for it as long. Without a keyring, or `dbus-send` to ask with, there is nothing to wait for.
 */
export function isKeyringLocked(limitMs = ANSWER_LIMIT_MS): boolean {
  const { stdout, stderr, status, error } = spawnSync(
    'dbus-send',
    [
      '--session',
      '--print-reply=literal',
      `--reply-timeout=${limitMs}`,
      '--dest=org.freedesktop.secrets',
      '/org/freedesktop/secrets/aliases/default',
      'org.freedesktop.DBus.Properties.Get',
      'string:org.freedesktop.Secret.Collection',
      'string:Locked',
    ],
    { encoding: 'utf8', timeout: limitMs, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  if (error !== undefined) return (error as NodeJS.ErrnoException).code === 'ETIMEDOUT';
  return status === 0 ? stdout.includes('boolean true') : NO_REPLY.test(stderr);
}
