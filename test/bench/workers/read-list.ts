import { createReadStream } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readShopList } from '../../../electron/sheet/shop-list/read-shop-list';
import { openSheetFile } from '../../../electron/sheet/readers/open-sheet-file';
import { Sheet } from '../../../electron/sheet/sheet';
import type { ListState } from '../../../shared/sheet/sheet-state';
import { OPEN_OPTIONS } from './open-options';
import { argument, secondsSince, tell, type Measured } from './tell';

export interface ListRead extends Measured {
  /** Until the list is read. `seconds` includes the matching. */
  readSeconds: number;
  /** Resident memory above that of the open sheet, at its peak and afterwards. */
  peakMbAbove: number;
  keptMb: number;
  /** The longest time for which no request could be answered. */
  longestMs: number;
  state: ListState;
}

const BYTES_PER_MB = 1024 * 1024;
const KB_PER_MB = 1024;
const signal = new AbortController().signal;
const { options, ...rules } = OPEN_OPTIONS;

/** Opens a sheet, and reads and matches a list of the shop's consumers with it. Arguments: the sheet, the list. */
const reading = await openSheetFile(argument(0), options);
const sheet = await Sheet.open(reading.head.table, reading.head.facts, rules);
const all = await reading.readAll({ signal, onProgress: () => undefined, plan: sheet.lookPlan() });
await sheet.load(all, () => undefined);
await reading.close();

globalThis.gc?.();
const openMb = process.memoryUsage.rss() / BYTES_PER_MB;
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const start = performance.now();
const read = await readShopList(createReadStream(argument(1)), await sheet.listKeys(), signal);
if (!read.ok) throw new Error(`the list was refused: ${read.refusal.code}`);
const readSeconds = secondsSince(start);
const at = '2026-11-29T10:00:00Z';
await sheet.useList(await sheet.tryList(read.list, { takenAt: at, askedAt: at, shop: 'one' }));
const { list } = sheet.state();
const seconds = secondsSince(start);
delay.disable();
if (list === null || list === undefined) throw new Error('the sheet has no list');
const peakMb = process.resourceUsage().maxRSS / KB_PER_MB;
globalThis.gc?.();
const findings: ListRead = {
  seconds,
  readSeconds,
  peakMbAbove: peakMb - openMb,
  keptMb: process.memoryUsage.rss() / BYTES_PER_MB - openMb,
  longestMs: delay.max / 1e6,
  state: list,
};
tell(findings);
