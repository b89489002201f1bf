import { createFolderWatch } from '../../electron/watch/watch-folder';
import { lockFolder } from '../../electron/watch/store/folder-lock';
import { openWatching, watchOf } from './watch-bench';

/**
 * A process that sends what is new in a watched folder, and ends. Time is its own: a file is whole at the second look. Arguments: the folder,
 * the user-data folder, the folder of the locks, the shop's address and token, the worker of deliveries.
 */
const [folder = '', userData = '', locks = '', baseUrl = '', token = '', workerPath = ''] = process.argv.slice(2);
const release = lockFolder(locks, folder);
if (release === null) throw new Error('the folder is locked');
const services = openWatching({ userData, baseUrl, token, workerPath });
const watch = watchOf(folder);
await services.store.save(watch);
let nowMs = 0;
const watching = createFolderWatch(watch, services, {
  nowMs: () => nowMs,
  signal: new AbortController().signal,
  onWork: () => undefined,
  onUnexpected: (error) => {
    throw error;
  },
});
await watching.look();
nowMs += 60_000;
await watching.look();
await services.close();
release();
process.stdout.write('done');
