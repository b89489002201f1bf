import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { argument, secondsSince, tell } from './tell';

/** The least that reading a CSV can cost: reading its bytes and checking that they are UTF-8. */
const start = performance.now();
if (!isUtf8(readFileSync(argument(0)))) throw new Error('no UTF-8');
tell({ seconds: secondsSince(start) });
