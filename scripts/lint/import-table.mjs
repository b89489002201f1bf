import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The page with the table of allowed imports. */
const PAGE = 'docs/architecture.md';

/**
 * @typedef {object} Place a folder without its subfolders, or one file
 * @property {string} path from the project's root
 * @property {string[]} imports the places that it may import, besides itself
 */

/**
 * Reads the table of imports from the documentation, so that the two cannot differ.
 *
 * @param {string} root the project's folder
 * @returns {Place[]} in the table's order
 * @throws Error if the table names a place that has no row, or lets places import each other in a circle
 */
export function readImportTable(root) {
  const page = readFileSync(join(root, PAGE), 'utf8');
  const [, table] = page.split('<!-- import table -->');
  if (table === undefined) throw new Error(`${PAGE} has no import table`);
  const rows = [...table.matchAll(/^\| `([^`]+)` \|([^|]*)\|/gm)];
  const paths = rows.map(([, path]) => path);
  const places = rows.map(([, path, imports]) => ({
    path,
    imports: [...imports.matchAll(/`([^`]+)`/g)]
      .flatMap(([, named]) => placesNamed(named, paths))
      .filter((each) => each !== path),
  }));
  refuseCircles(places);
  return places;
}

/** The zones of `import-x/no-restricted-paths`: for each place, everything in the project that it may not import. */
export function zonesOf(places, root) {
  const glob = (path) => join(root, /\.\w+$/.test(path) ? path.replace(/\.\w+$/, '.*') : `${path}/*`);
  return places.map(({ path, imports }) => ({
    target: glob(path),
    from: [join(root, '{electron,renderer,shared,scripts,test}/**/*')],
    except: [path, ...imports].map(glob),
    message: `${path} may not import this: see the table in ${PAGE}.`,
  }));
}

/** `x/*` means `x` and every place below it. */
function placesNamed(name, paths) {
  const top = name.replace(/\/\*$/, '');
  const found = top === name ? [name] : paths.filter((path) => path === top || path.startsWith(`${top}/`));
  for (const path of found)
    if (!paths.includes(path)) throw new Error(`${PAGE}: the import table has no row for ${path}`);
  return found;
}

function refuseCircles(places) {
  const imports = new Map(places.map((place) => [place.path, place.imports]));
  const done = new Set();
  const visit = (path, way) => {
    if (way.includes(path)) throw new Error(`${PAGE}: a circle of imports: ${[...way, path].join(' → ')}`);
    if (done.has(path)) return;
    for (const next of imports.get(path)) visit(next, [...way, path]);
    done.add(path);
  };
  for (const { path } of places) visit(path, []);
}
