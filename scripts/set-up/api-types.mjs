import { join } from 'node:path';
import { cacheOf, ensurePackage } from './fetch-package.mjs';

/**
 * The APIs of the two runtimes, as types: of the Electron that runs here and of the Node in the Electron that ships. The other two are
 * dependencies (docs/decisions/0028). As a dependency, the older Electron would download itself.
 */
const ELECTRON_33 = {
  package: 'electron@33.2.1',
  sha512: 'SG/nmSsK9Qg1p6wAW+ZfqU+AV8cmXMTIklUL18NnOKfZLlum4ZsDoVdmmmlL39ZmeCaq27dr7CgslRPahfoVJg==',
};
const NODE_24 = {
  package: '@types/node@24.19.4',
  sha512: 's04odlR3ksJrLu7QLi+pddkWLD0RmSbcP9KuWn2/ozQKAp/YgwBC/6x9kJj8yAzZnGPfxePm7zm7nysVPCRagw==',
};

/** Fetches the types that the projects of `test/runtimes/` name. */
export async function ensureApiTypes(root) {
  const folder = join(cacheOf(root), 'api-types');
  await ensurePackage(root, ELECTRON_33, join(folder, 'electron-33'));
  await ensurePackage(root, NODE_24, join(folder, 'node-24', 'node'));
}
