/** Words that stand before the sum below a table. */
const TOTAL =
  /^(?:итог[ои]?|всего|общий итог|общая сумма|промежуточный итог|сумма|(?:grand[ -]?)?totals?|sub[ -]?totals?|sum)(?:\s*[:=].*|\s.*|\.)?$/isu;

/** How database clients end what they print: `(2 rows affected)`, `(строк: 2)`. */
const ROW_COUNT =
  /^\(?\s*(?:\d+\s+(?:rows?|records?|строк[аи]?|запис(?:ь|и|ей))(?!\p{L}).*|(?:затронуто |обработано )?(?:строк|записей)(?: [а-я]+)?\s*:\s*\d+\s*\)?\.?)$/isu;

/** Whether a trimmed id says that its row is no consumer but the sum or the count below the table. */
export function isTotalsRow(id: string): boolean {
  return TOTAL.test(id) || ROW_COUNT.test(id);
}
