/** Words in front of a sum below the table. */
const TOTAL =
  /^(?:итог[ои]?|всего|общий итог|общая сумма|промежуточный итог|сумма|(?:grand[ -]?)?totals?|sub[ -]?totals?|sum)(?:\s*[:=].*|\s.*|\.)?$/isu;

/** Row counts that database clients print at the end: `(2 rows affected)`, `(строк: 2)`. */
const ROW_COUNT =
  /^\(?\s*(?:\d+\s+(?:rows?|records?|строк[аи]?|запис(?:ь|и|ей))(?!\p{L}).*|(?:затронуто |обработано )?(?:строк|записей)(?: [а-я]+)?\s*:\s*\d+\s*\)?\.?)$/isu;

/** Whether a trimmed id shows that its row is not a consumer but a sum or count below the table. */
export function isTotalsRow(id: string): boolean {
  return TOTAL.test(id) || ROW_COUNT.test(id);
}
