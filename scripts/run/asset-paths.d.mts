import type { Plugin } from 'vite';

/** See asset-paths.mjs. */
export function assetPaths(): Plugin;
