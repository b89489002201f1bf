import type { CompareSheet } from '../sending/compare-sheet';
import type { IpcHandlers } from './answer-requests';

type CompareChannels = Extract<keyof IpcHandlers, `compare-${string}`>;

/** Compares rows of the open sheet with what a shop has. */
export function compareHandlers(compareSheet: CompareSheet): Pick<IpcHandlers, CompareChannels> {
  return {
    'compare-start': ({ shopId, mode, which }) => compareSheet.start(shopId, mode, which),
    'compare-cancel': () => {
      compareSheet.cancel();
      return undefined;
    },
  };
}
