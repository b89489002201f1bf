import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { isEmail } from '../../../shared/consumer/cells/email';
import { parseDate } from '../../../shared/consumer/cells/parse-date';
import { isPhone } from '../../../shared/consumer/cells/phone';
import { HEADERS } from '../data/people';
import type { PapaparseWay } from './papaparse-ways';
import { argument, secondsSince, tell, type Measured } from './tell';

export interface PapaparseChecked extends Measured {
  rows: number;
  faults: number;
}

const ID = HEADERS.indexOf('external_id');
const EMAIL = HEADERS.indexOf('email');
const PHONE = HEADERS.indexOf('phone');
const CREATED_AT = HEADERS.indexOf('created_at');

const rowOfId = new Map<string, number>();
const rowOfEmail = new Map<string, number>();
let faults = 0;
let rows = -1;

/** The same rules as ours, in their simple form. */
function check(cells: readonly string[]): void {
  rows += 1;
  if (rows === 0) return;
  const id = (cells[ID] ?? '').trim();
  if (id === '' || rowOfId.has(id)) faults += 1;
  else rowOfId.set(id, rows);

  const email = (cells[EMAIL] ?? '').trim();
  if (email !== '') {
    const key = email.toLowerCase();
    if (!isEmail(email) || rowOfEmail.has(key)) faults += 1;
    else rowOfEmail.set(key, rows);
  }

  const phone = (cells[PHONE] ?? '').trim();
  if (phone !== '' && !isPhone(phone)) faults += 1;

  const date = (cells[CREATED_AT] ?? '').trim();
  if (date !== '' && parseDate(date, 'Europe/Moscow') === null) faults += 1;
}

const way = argument(1) as PapaparseWay;
const start = performance.now();
// The whole text at once: given in pieces, papaparse breaks letters at the edges.
const text = readFileSync(argument(0), 'utf8');
if (way === 'row by row') {
  Papa.parse<string[]>(text, { skipEmptyLines: true, step: ({ data }) => check(data) });
} else {
  Papa.parse<string[]>(text, { skipEmptyLines: true }).data.forEach(check);
}
const findings: PapaparseChecked = { seconds: secondsSince(start), rows, faults };
tell(findings);
