import { cleanText } from './clean-text';
import { normaliseEmail, isEmail, repairEmail } from './email';
import { FIELD_KIND, type FieldKind } from './fields';
import { idFaults, isExponent, type CellFault } from './id-faults';
import type { IssueCode } from './issue';
import { parseBoolean } from './parse-boolean';
import { parseDate } from './parse-date';
import { parseNumber } from './parse-number';
import type { AttributeValue } from './payload-types';
import { isPhone, repairPhone } from './phone';
import type { CustomType, DeliveryMode, Target } from './target';

/** What decides how a cell is read. */
export type CellKind = FieldKind | CustomType;

/** A cell as the API would get it. `value` undefined: nothing is sent, because the cell is empty or cannot be read. */
export interface ReadCell {
  value: Exclude<AttributeValue, null> | undefined;
  faults: readonly CellFault[];
}

const NO_FAULTS: readonly CellFault[] = [];
const EMPTY: ReadCell = { value: undefined, faults: NO_FAULTS };

/** What Excel, Google Sheets and LibreOffice show in place of a result. */
const FORMULA_ERROR =
  /^#(?:N\/A|Н\/Д|REF!|ССЫЛКА!|VALUE!|ЗНАЧ!|DIV\/0!|ДЕЛ\/0!|NAME\?|ИМЯ\?|NUM!|ЧИСЛО!|NULL!|ПУСТО!|SPILL!|CALC!)$/i;

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

/** Whether a trimmed cell holds no value but why a formula has none. */
export function isFormulaError(text: string): boolean {
  return text.startsWith('#') && FORMULA_ERROR.test(text);
}

/** Reads a cell by its kind: the value to send, and what is wrong with it. Never throws. */
export function readCell(raw: string, kind: CellKind, rules: { timeZone: string; mode: DeliveryMode }): ReadCell {
  const text = cleanText(raw);
  if (text === '') return kind === 'id' ? { value: undefined, faults: [fault('id-empty')] } : EMPTY;
  if (isFormulaError(text)) return { value: undefined, faults: [fault('formula-error')] };
  switch (kind) {
    case 'text':
      return { value: text, faults: NO_FAULTS };
    case 'id':
      return { value: text, faults: idFaults(text, rules.mode) };
    case 'email':
      return {
        value: normaliseEmail(text),
        faults: isEmail(text) ? NO_FAULTS : [fault('email-invalid', repairEmail(text))],
      };
    case 'phone':
      return { value: text, faults: phoneFaults(text) };
    case 'date':
      return parsed(parseDate(text, rules.timeZone), 'date-invalid');
    case 'number':
      return parsed(parseNumber(text), 'number-invalid');
    case 'boolean':
      return parsed(parseBoolean(text), 'boolean-invalid');
  }
}

function phoneFaults(text: string): readonly CellFault[] {
  if (isPhone(text)) return NO_FAULTS;
  return [isExponent(text) ? fault('phone-rounded') : fault('phone-invalid', repairPhone(text))];
}

function parsed(value: string | number | boolean | null, code: IssueCode): ReadCell {
  return value === null ? { value: undefined, faults: [fault(code)] } : { value, faults: NO_FAULTS };
}

function fault(code: IssueCode, repair: string | null = null): CellFault {
  return { code, repair };
}
