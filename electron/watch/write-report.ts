import { lstat, mkdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { DateTime } from 'luxon';
import type { Watch } from '../../shared/watch/watch';
import { REPORTS_FOLDER } from '../../shared/watch/watched-name';
import { AppError } from '../errors/app-error';
import type { CellsOf } from '../delivery/report/report-rows';
import { openDeliveryReport, orNotWritable } from '../sending/delivery-report';
import type { WatchServices } from './watch-services';

/** More reports of one file in one minute than anybody has. */
const MOST_NAMESAKES = 100;

/**
 * Writes the report of a delivery into the subfolder of its watched folder, beside those that are there.
 *
 * @returns its name
 * @throws AppError `file-not-writable`, also if the subfolder is a link, which may lead anywhere
 */
export async function writeReport(
  watch: Pick<Watch, 'folder'>,
  fileName: string,
  deliveryId: string,
  cellsOf: CellsOf,
  { deliveries, t, language, now }: WatchServices,
): Promise<string> {
  const folder = join(watch.folder, REPORTS_FOLDER);
  await orNotWritable(mkdir(folder, { recursive: true }));
  if (!(await orNotWritable(lstat(folder))).isDirectory()) throw new AppError('file-not-writable', 'ENOTDIR');
  const name = await freeName(
    folder,
    `${parse(fileName).name} ${DateTime.fromJSDate(now()).toFormat('yyyy-MM-dd HH-mm')}`,
  );
  const report = await openDeliveryReport(deliveries, join(folder, name), 'xlsx');
  await report.write(deliveryId, { cellsOf, t: t(), language: language() });
  return name;
}

async function freeName(folder: string, wanted: string): Promise<string> {
  for (let number = 1; number < MOST_NAMESAKES; number += 1) {
    const name = `${wanted}${number === 1 ? '' : ` (${number})`}.xlsx`;
    const isThere = await lstat(join(folder, name)).then(
      () => true,
      () => false,
    );
    if (!isThere) return name;
  }
  throw new AppError('file-not-writable', 'EEXIST');
}
