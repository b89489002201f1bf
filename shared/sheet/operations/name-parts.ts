/** Endings that only patronymics have; «оглы» and «кызы» are words of their own. */
const PATRONYMIC = /(?:вич|вна|[иы]чна)$/iu;
const PATRONYMIC_WORD = /^(?:оглы|оглу|кызы|гызы|улы|уулу)$/iu;
/** Endings that most surnames have, and hardly any first name. */
const SURNAME =
  /(?:[оеё]в|[оеё]ва|[ыи]н|[ыи]на|[сц]кий|[сц]кая|[сц]кой|енко|[ую]к|[ыи]х|ян|янц|дзе|швили|берг|штейн)$/iu;
/** First names with such an ending. */
const FIRST_NAMES: ReadonlySet<string> = new Set([
  ...[
    'алина',
    'альбина',
    'ангелина',
    'антонина',
    'арина',
    'валентина',
    'галина',
    'дина',
    'екатерина',
    'ирина',
    'карина',
  ],
  ...[
    'кристина',
    'мадина',
    'марина',
    'нина',
    'полина',
    'регина',
    'сабина',
    'эвелина',
    'ева',
    'лев',
    'яков',
    'ян',
    'аян',
  ],
  ...['валентин', 'константин', 'мартын', 'севастьян'],
]);
const LATIN = /^[\p{Script=Latin}\p{P}\p{M}]+$/u;

/**
 * Surname, first name and patronymic of a person's full name, each empty where the name has none. All words are kept. The usual order is
 * «Фамилия Имя Отчество»; another one is recognised by the patronymic, by a comma after the surname, or by the surname's ending. Names in
 * Latin letters begin with the first name.
 */
export function nameParts(text: string): [surname: string, first: string, patronymic: string] {
  const comma = text.indexOf(',');
  if (comma > 0) {
    const [first = '', ...rest] = wordsOf(text.slice(comma + 1));
    return [wordsOf(text.slice(0, comma)).join(' '), first, rest.join(' ')];
  }
  const words = wordsOf(text);
  const [one = '', two = ''] = words;
  if (words.length < 2) return ['', one, ''];
  const patronymic = words.findIndex((word, at) => at > 0 && PATRONYMIC.test(word));
  // «Анна Петровна» and «Анна Петровна Иванова»
  if (patronymic === 1) return [words.slice(2).join(' '), one, two];
  if (words.length === 2) return isFirstNameFirst(one, two) ? [two, one, ''] : [one, two, ''];
  const isWord = PATRONYMIC_WORD.test(words.at(-1) ?? '');
  if (patronymic === -1 && !isWord && isFirstNameFirst(one, words.at(-1) ?? ''))
    return [words.at(-1) ?? '', one, words.slice(1, -1).join(' ')];
  return [one, two, words.slice(2).join(' ')];
}

function isFirstNameFirst(one: string, last: string): boolean {
  if (LATIN.test(one + last)) return true;
  return looksLikeSurname(last) && !looksLikeSurname(one);
}

function looksLikeSurname(word: string): boolean {
  return SURNAME.test(word) && !FIRST_NAMES.has(word.toLowerCase());
}

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');
