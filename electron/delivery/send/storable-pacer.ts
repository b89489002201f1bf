import type { Pacer } from '../../api/pacer';
import type { WriteLock } from '../../storage/write-lock';

/** Without a pace, a look before each request would take a tenth of the time. */
const LOOK_EVERY_MS = 20;

/**
 * A shop's pacer that grants a turn only while outcomes can be stored. A turn that came while another program held the database's write
 * lock is lost, since requests that all waited for the lock would then start at once.
 */
export function storablePacer(pacer: Pacer, lock: WriteLock): Pacer {
  return {
    hold: (delayMs) => pacer.hold(delayMs),
    turn: async (signal) => {
      await pacer.turn(signal);
      while (!lock.isFree(LOOK_EVERY_MS)) {
        await lock.free();
        await pacer.turn(signal);
      }
    },
  };
}
