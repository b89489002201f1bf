import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { flipFuses, FuseVersion, FuseV1Options } from '@electron/fuses';

/** Turns off what a shipped app does not need: Node's own switches, running as plain Node, and code outside the asar or changed in it. */
export async function setFuses({ appOutDir, electronPlatformName, packager }) {
  const name = packager.executableName ?? packager.appInfo.productFilename;
  const executable = {
    darwin: join(appOutDir, `${packager.appInfo.productFilename}.app`),
    win32: join(appOutDir, `${packager.appInfo.productFilename}.exe`),
    linux: join(appOutDir, name),
  }[electronPlatformName];
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    // On Linux, no place for the asar's hash is safer than the asar itself.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: electronPlatformName !== 'linux',
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
  // The runtime's own default app only serves for starting from source, and the fuse above disables it.
  if (electronPlatformName === 'linux') rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
}
