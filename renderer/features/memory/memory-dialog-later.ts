import { loadLater } from '../../hooks/load-later';

/** What a shop remembers. */
export const MemoryDialog = loadLater(() => import('./memory-dialog').then((module) => module.MemoryDialog));
