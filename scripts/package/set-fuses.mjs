import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { flipFuses, FuseVersion } from '@electron/fuses';
import { fusesOf } from './fuses.mjs';

/** Sets the fuses of a packed app to {@link fusesOf}. */
export async function setFuses({ appOutDir, electronPlatformName, packager, arch }) {
  const name = packager.executableName ?? packager.appInfo.productFilename;
  const executable = {
    darwin: join(appOutDir, `${packager.appInfo.productFilename}.app`),
    win32: join(appOutDir, `${packager.appInfo.productFilename}.exe`),
    linux: join(appOutDir, name),
  }[electronPlatformName];
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // A changed program needs a new signature, or Apple's processors do not run it. A real one replaces this later.
    resetAdHocDarwinSignature: electronPlatformName === 'darwin' && arch === ARM64,
    ...fusesOf(electronPlatformName),
  });
  // The runtime's own default app only serves for starting from source, and no packaged app loads it.
  if (electronPlatformName === 'linux') rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
}

/** electron-builder's `Arch.arm64`. */
const ARM64 = 3;
