/**
 * `node scripts/package/sbom.mjs FILE`: prints what is shipped of npm's list of contents (CycloneDX) of everything. npm's own `--omit dev`
 * leaves out whatever a tool of developers uses as well, such as zod, and Electron, which counts as such a tool.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../set-up/index.mjs';

const list = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const shipped = new Set(
  Object.entries(packages)
    .filter(([path, { dev }]) => dev !== true || path === 'node_modules/electron')
    .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`),
);
const isShipped = ({ name, version }) => shipped.has(`${name}@${version}`);
const components = list.components.filter(isShipped);
const refs = new Set([list.metadata.component, ...components].map((each) => each['bom-ref']));
const dependencies = list.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
console.log(JSON.stringify({ ...list, components, dependencies }, null, 2));
