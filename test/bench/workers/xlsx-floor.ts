import { readFileSync } from 'node:fs';
import { unpackZip } from '../../fixtures/zip';
import { argument, secondsSince, tell } from './tell';

/** The least that reading a workbook can cost: inflating its parts with node:zlib and doing nothing with them. */
const start = performance.now();
let sizeBytes = 0;
for (const { content } of unpackZip(readFileSync(argument(0)))) sizeBytes += content.length;
tell({ seconds: secondsSince(start), sizeBytes });
