import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../set-up/index.mjs';
import { runTool } from './tool.mjs';

/** Of the linter and of the page, which run in no Node of Electron. */
const NOT_OF_NODE = ['architecture', 'renderer'];

/** The tests of `shared/`, the delivery with its database, and the readers; of these not the hostile files, which take a minute. */
const BRIEFLY = [
  ...['consumer', 'delivery', 'proof', 'shop', 'verdict', 'sheet/csv', 'sheet/foreign'].map((name) => `${name}/`),
  ...['sheet/xlsx/reading.test.ts', 'sheet/xlsx/cell-text.test.ts'],
].map((name) => `test/unit/${name}`);

const INTEGRATION = ['delivery', 'network', 'practice', 'sheet-second-thread.test.ts', 'shop-list', 'watch'].map(
  (name) => `test/integration/${name}`,
);

/**
 * Runs the tests of what needs no Electron in the Node of the Electron that ships (docs/decisions/0028).
 *
 * @param {string} node the folder of that Node
 */
export function testOnNode24(runtime, node) {
  sayVersion(node);
  const names = readdirSync(join(root, 'test', 'unit')).filter((name) => !NOT_OF_NODE.includes(name));
  const folders = names.map((name) => `test/unit/${name}/`);
  runTool(runtime, 'vitest', ['run', '--project', 'unit', ...folders], { node });
  runTool(runtime, 'vitest', ['run', '--project', 'integration', ...INTEGRATION], { node });
}

/** A shorter version for `npm test`. */
export function testBrieflyOnNode24(runtime, node) {
  sayVersion(node);
  runTool(runtime, 'vitest', ['run', '--project', 'unit', ...BRIEFLY], { node });
}

function sayVersion(node) {
  const { stdout } = spawnSync(join(node, 'node'), ['--version'], { encoding: 'utf8' });
  process.stdout.write(`in Node ${stdout.trim()}:\n`);
}
