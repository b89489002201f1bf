const ASSET = '?asset';

/**
 * For Vite: `import path from './file?asset'` gives the path of the file, as electron-vite does it in the app's own build.
 *
 * @returns {import('vite').Plugin}
 */
export function assetPaths() {
  return {
    name: 'asset-paths',
    enforce: 'pre',
    load: (id) => (id.endsWith(ASSET) ? `export default ${JSON.stringify(id.slice(0, -ASSET.length))}` : null),
  };
}
