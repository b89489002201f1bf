import { closeSync, openSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { automaticLayout } from '../../../shared/consumer/columns/automatic-layout';
import { prepareRow } from '../../../shared/consumer/rows/prepare-row';
import type { RowRules } from '../../../shared/consumer/target';
import { LIST_ROWS, LISTED } from './files';
import { cellText, HEADERS, people } from './people';

/** Of twenty rows of the sheet nineteen are in the shop as they are, and one in forty has another name there. */
const CHANGED_EVERY = 40;
const NEW_EVERY = 40;
const MEMBER_CHARS = 1 << 24;

/** Whether the shop has the row as it is in the sheet, or under another name, or not at all. */
export function inShop(row: number): 'same' | 'renamed' | 'absent' {
  if (row % CHANGED_EVERY === 0) return 'renamed';
  return row % NEW_EVERY === 1 ? 'absent' : 'same';
}

/** Writes what an export task of a shop gives: the customers of the sheet among many others, as JSON:API records. */
export function writeShopList(path: string): void {
  const rules: RowRules = { layout: automaticLayout(HEADERS), timeZone: 'Europe/Moscow', mode: 'upsert' };
  const file = openSync(path, 'w');
  // A few rows of the sheet share their id; a shop knows it once.
  const known = new Set<string>();
  let text = '';
  let row = 0;
  for (const cells of people(LISTED)) {
    row += 1;
    const { externalId, attributes } = prepareRow(row, cells.map(cellText), rules);
    const state = row > LIST_ROWS ? 'stranger' : inShop(row);
    if (state === 'absent' || (state !== 'stranger' && known.has(externalId))) continue;
    known.add(externalId);
    if (state === 'renamed') attributes['name'] = 'Прежнее Имя';
    if (state === 'stranger') attributes['email'] = `stranger.${row}@example.net`;
    const id = row.toString(16).padStart(24, '0');
    const record = {
      id,
      type: 'consumers',
      attributes: { external_id: state === 'stranger' ? `s${row}` : externalId, ...attributes },
    };
    text += `${JSON.stringify(record)}\n`;
    if (text.length < MEMBER_CHARS) continue;
    writeSync(file, gzipSync(text, { level: 6 }));
    text = '';
  }
  writeSync(file, gzipSync(text));
  closeSync(file);
}
