/**
 * Error names after the `#` in Excel, Google Sheets and LibreOffice, in English and in the other languages found in Russian shops' files.
 */
const WORDS = [
  'N/A NULL! DIV/0! VALUE! REF! NAME? NUM! GETTING_DATA SPILL! CALC! FIELD! BLOCKED! CONNECT! UNKNOWN! BUSY! EXTERNAL! PYTHON! ERROR!',
  'Н/Д ПУСТО! ДЕЛ/0! ЗНАЧ! ССЫЛКА! ИМЯ? ЧИСЛО! ПЕРЕНОС! ВЫЧИСЛ! ПОЛЕ! ЗАБЛОКИРОВАНО! ПОДКЛЮЧЕНИЕ! СОЕДИНЕНИЕ! НЕИЗВЕСТНО! ЗАНЯТО!',
  "ОЖИДАНИЕ_ДАННЫХ ПОЛУЧЕНИЕ_ДАННЫХ ВНЕШНИЙ! ОШИБКА! ДІЛ/0! ПОСИЛАННЯ! ІМ'Я? ПЕРЕНЕСЕННЯ! ОБЧИСЛ! ПОМИЛКА!",
  'NV WERT! BEZUG! ZAHL! ÜBERLAUF! KALK! VALEUR! NOM? NOMBRE! NUL! PROPAGATION! ¡VALOR! ¡REF! ¿NOMBRE? ¡NUM! ¡NULO! ¡DESBORDAMIENTO!',
]
  .join(' ')
  .split(' ');
const HASH_ERRORS: ReadonlySet<string> = new Set(WORDS.map((word) => `#${word}`));
/** LibreOffice's numbered errors. */
const NUMBERED_ERROR = /^Err:\d{3}$/;
/** A picture inside a cell, as WPS writes it. The cell's value is this formula text. */
const PICTURE = /^=(?:_xlfn\.)?DISPIMG\(/i;

/** Whether a trimmed cell holds a formula's error instead of a value. */
export function isFormulaError(text: string): boolean {
  if (text.startsWith('#')) return text.length < 24 && HASH_ERRORS.has(text.toUpperCase());
  return text.length < 12 && NUMBERED_ERROR.test(text);
}

/** Whether a trimmed cell holds a picture and no text. */
export function isPicture(text: string): boolean {
  return text.startsWith('=') && PICTURE.test(text);
}

const UPPER_E = 0x45;
const COLON = 0x3a;

/** Whether the bytes may be an error that begins with a letter, such as `Err:509`. Nearly all cells are ruled out here. */
export function mayBeNumberedError(bytes: Uint8Array, start: number): boolean {
  return bytes[start] === UPPER_E && bytes[start + 3] === COLON;
}
