import { join } from 'node:path';

/** SheetJS, one of the peers that `npm test` installs besides the project's own dependencies. */
export const SHEETJS = join(import.meta.dirname, '../bench/peers/node_modules/xlsx/xlsx.mjs');

/** The part of its API that is used here. */
export interface SheetJs {
  read: (
    bytes: Buffer,
    options: { dense: true; cellNF: true },
  ) => { SheetNames: string[]; Sheets: Record<string, (SheetJsCell | undefined)[][]> };
}

interface SheetJsCell {
  t: 'n' | 's' | 'b' | 'e' | 'z';
  v?: string | number | boolean;
  /** The number format. */
  z?: string;
  w?: string;
}

const DAY_SECONDS = 86_400;
const EPOCH_SECONDS = Date.UTC(1899, 11, 30) / 1000;

/** A cell's text by our rules: dates to the second, numbers with 15 digits and without an exponent. */
export function sheetJsText(cell: SheetJsCell | undefined): string {
  if (cell?.v === undefined) return '';
  if (cell.t === 'e') return cell.w ?? '';
  if (typeof cell.v !== 'number') return String(cell.v);
  const format = (cell.z ?? 'General').replace(/"[^"]*"|\\./g, '');
  if (!/[dy]/i.test(format) || format === 'General') return numberText(cell.v);
  const iso = new Date((EPOCH_SECONDS + Math.round(cell.v * DAY_SECONDS)) * 1000).toISOString();
  return /[hs]/i.test(format) ? iso.slice(0, 19).replace('T', ' ') : iso.slice(0, 10);
}

function numberText(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = value.toPrecision(15);
  const plain = text.includes('e') ? value.toFixed(20) : text;
  return plain.replace(/0+$/, '').replace(/\.$/, '');
}
