import { cleanText } from './clean-text';
import { normaliseEmail, isEmail, repairEmail } from './email';
import { FIELD_KIND, type FieldKind } from './fields';
import type { IssueCode } from './issue';
import { parseBoolean } from './parse-boolean';
import { parseDate } from './parse-date';
import { parseNumber } from './parse-number';
import type { AttributeValue } from './payload-types';
import { isPhone, repairPhone } from './phone';
import type { CustomType, DeliveryMode, Target } from './target';

/** What decides how a cell is read. */
export type CellKind = FieldKind | CustomType;

/** A fault of a cell, still without its place. */
export interface CellFault {
  code: IssueCode;
  repair: string | null;
}

/** A cell as the API would get it. `value` undefined: nothing is sent, because the cell is empty or cannot be read. */
export interface ReadCell {
  value: Exclude<AttributeValue, null> | undefined;
  faults: CellFault[];
}

/** What Excel, Google Sheets and LibreOffice show in place of a result. */
const FORMULA_ERROR =
  /^#(?:N\/A|Н\/Д|REF!|ССЫЛКА!|VALUE!|ЗНАЧ!|DIV\/0!|ДЕЛ\/0!|NAME\?|ИМЯ\?|NUM!|ЧИСЛО!|NULL!|ПУСТО!|SPILL!|CALC!)$/i;

const EXPONENT = /^\d[.,]?\d*E\+?\d+$/i;
/** Sixteen digits and more that end in zeros: a spreadsheet keeps fifteen and fills up. */
const ROUNDED = /^\d{12,}0{2,}$/;

export function cellKindOf(target: Target): CellKind | null {
  switch (target.kind) {
    case 'field':
      return FIELD_KIND[target.field];
    case 'custom':
      return target.type;
    case 'skip':
      return null;
  }
}

/** Reads a cell by its kind: the value to send, and what is wrong with it. Never throws. */
export function readCell(raw: string, kind: CellKind, rules: { timeZone: string; mode: DeliveryMode }): ReadCell {
  const text = cleanText(raw);
  if (text === '') return { value: undefined, faults: kind === 'id' ? [fault('id-empty')] : [] };
  if (text.startsWith('#') && FORMULA_ERROR.test(text)) return { value: undefined, faults: [fault('formula-error')] };
  switch (kind) {
    case 'text':
      return { value: text, faults: [] };
    case 'id':
      return { value: text, faults: idFaults(text, rules.mode) };
    case 'email':
      return { value: normaliseEmail(text), faults: isEmail(text) ? [] : [fault('email-invalid', repairEmail(text))] };
    case 'phone':
      return { value: text, faults: isPhone(text) ? [] : [fault('phone-invalid', repairPhone(text))] };
    case 'date':
      return parsed(parseDate(text, rules.timeZone), 'date-invalid');
    case 'number':
      return parsed(parseNumber(text), 'number-invalid');
    case 'boolean':
      return parsed(parseBoolean(text), 'boolean-invalid');
  }
}

/** The traps of ids that stand in a URL's path (api-contract.md, traps 2 and 4). */
function idFaults(id: string, mode: DeliveryMode): CellFault[] {
  const faults: CellFault[] = [];
  if (/[\u0000-\u001f\u007f]/.test(id)) faults.push(fault('id-control-character'));
  if (/[./]/.test(id)) faults.push(fault(mode === 'create' ? 'id-not-updatable' : 'id-not-addressable'));
  if (/^[0-9a-f]{24}$/i.test(id)) faults.push(fault('id-looks-internal'));
  if (EXPONENT.test(id) || (id.length > 15 && ROUNDED.test(id))) faults.push(fault('id-rounded'));
  return faults;
}

function parsed(value: string | number | boolean | null, code: IssueCode): ReadCell {
  return value === null ? { value: undefined, faults: [fault(code)] } : { value, faults: [] };
}

function fault(code: IssueCode, repair: string | null = null): CellFault {
  return { code, repair };
}
