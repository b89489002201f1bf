import { monotonicMs, sleepFor } from '../../electron/storage/clock';
import { openPaceStore } from '../../electron/api/pace-store';
import { createPacers } from '../../electron/api/pacer';

/** A process that takes turns at a host and prints when it got them. Arguments: the machine's pace file, the pace, the number of turns. */
const [path = '', pace = '', count = ''] = process.argv.slice(2);
const store = openPaceStore(path, monotonicMs());
const pacer = createPacers({ store, nowMs: monotonicMs, sleep: sleepFor })('http://127.0.0.1/v4', Number(pace));
const { signal } = new AbortController();
const turns: number[] = [];
while (turns.length < Number(count)) {
  await pacer.turn(signal);
  turns.push(monotonicMs());
}
process.stdout.write(JSON.stringify(turns));
store.close();
