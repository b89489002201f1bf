import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isKeyringLocked } from '../../../electron/shops/keyring-lock';
import { temporaryFolder } from '../../fakes/temporary-folder';

/** Where `dbus-send` is this script, or missing. */
function lockedAsToldBy(script: string | null, limitMs?: number): boolean {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  if (script !== null) {
    writeFileSync(join(path, 'dbus-send'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(path, 'dbus-send'), 0o755);
  }
  vi.stubEnv('PATH', path);
  onTestFinished(() => void vi.unstubAllEnvs());
  return isKeyringLocked(limitMs);
}

describe.skipIf(process.platform === 'win32')('the lock of the keyring', () => {
  it('is what the keyring says', () => {
    expect(lockedAsToldBy('echo "   variant       boolean true"')).toBe(true);
    expect(lockedAsToldBy('echo "   variant       boolean false"')).toBe(false);
  });

  it('counts as closed if the keyring does not answer in time, since the encryption would wait for it', () => {
    expect(lockedAsToldBy('while :; do :; done', 200)).toBe(true);
    expect(
      lockedAsToldBy('echo "Error org.freedesktop.DBus.Error.NoReply: Did not receive a reply." >&2; exit 1'),
    ).toBe(true);
  });

  it('is none where there is no keyring, or nothing to ask with', () => {
    expect(lockedAsToldBy('echo "Error org.freedesktop.DBus.Error.ServiceUnknown: not provided" >&2; exit 1')).toBe(
      false,
    );
    expect(lockedAsToldBy(null)).toBe(false);
  });
});
