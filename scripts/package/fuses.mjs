import { FuseV1Options } from '@electron/fuses';

/**
 * The fuses of the shipped program, by system: off is what it does not need, namely Node's own switches, running as plain Node, and code
 * outside the asar or changed in it.
 *
 * @param {string} platform as in `process.platform`
 * @returns {Record<number, boolean>}
 */
export const fusesOf = (platform) => ({
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // On Linux, no place for the asar's hash is safer than the asar itself.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
});
