import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../set-up/index.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';
import { setFuses } from './set-fuses.mjs';

/** Steps that electron-builder runs on the packed app before signing it. */
export default async function afterPack(context) {
  writeFileSync(
    join(context.packager.getResourcesDir(context.appOutDir), 'THIRD-PARTY-NOTICES.txt'),
    thirdPartyNotices(root),
  );
  await setFuses(context);
}
