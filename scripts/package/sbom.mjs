/**
 * `node scripts/package/sbom.mjs FILE`: prints npm's list of contents (CycloneDX) with Electron in it. npm leaves it out as a tool of
 * developers, but it is most of what is shipped.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../set-up/index.mjs';

const list = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const { version, license } = packages['node_modules/electron'];
list.components.push({
  'bom-ref': `electron@${version}`,
  type: 'framework',
  name: 'electron',
  version,
  scope: 'required',
  purl: `pkg:npm/electron@${version}`,
  licenses: [{ license: { id: license } }],
  externalReferences: [{ type: 'website', url: 'https://www.electronjs.org' }],
});
console.log(JSON.stringify(list, null, 2));
