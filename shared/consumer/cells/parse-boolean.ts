const YES = new Set(['true', '1', 'yes', 'y', 'да', 'д', '+', 'истина', 'enabled', 'on', 'вкл']);
const NO = new Set(['false', '0', 'no', 'n', 'нет', 'н', '-', 'ложь', 'disabled', 'off', 'выкл']);

/** Reads the words for yes and no in Russian and English sheets. Null for anything else. */
export function parseBoolean(text: string): boolean | null {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}
