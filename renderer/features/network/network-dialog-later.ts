import { loadLater } from '../../hooks/load-later';

/** The settings of the network. */
export const NetworkDialog = loadLater(() => import('./network-dialog').then((module) => module.NetworkDialog));
