import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { createInterface } from 'node:readline';
import { argument, secondsSince, tell } from './tell';

/** What reading a shop list costs at least where nothing of it is wanted: unzipping it, and JSON.parse of each line. Arguments: the list. */
const start = performance.now();
let consumers = 0;
for await (const line of createInterface({ input: createReadStream(argument(0)).pipe(createGunzip()) })) {
  JSON.parse(line);
  consumers += 1;
}
tell({ seconds: secondsSince(start), consumers });
