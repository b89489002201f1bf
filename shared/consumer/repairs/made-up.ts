/** What people write into a field that must be filled. */
const NOTHING =
  /^(?:нет[уа]?|no|net|none|нет (?:почты|адреса|телефона|номера|данных)|без (?:почты|телефона|номера)|отсутствует|не (?:указан[ао]?|известен|знаю|помню|имеет)|неизвест(?:но|ен)|пусто|б\/н|unknown|empty)\.?$/iu;

/** The same in the form of an address, with an incomplete host. */
const NOTHING_AT =
  /^(?:нет[уа]?|no|net|none|test|тест|-+|_+|\.+|x+|0+)?@(?:-+|_+|\.+|x+|0+|нет|net|no|нет\.нет|-\.-)?$/iu;

/** Names before the @ that nobody has, in lower case. */
export const MADE_UP_NAMES: ReadonlySet<string> = new Set(
  [
    'test test1 test2 test123 tester testtest no none noemail no-email no_email no.email nomail no-mail no_mail no.mail',
    'noname netpochty net_pochty net-pochty netemail netmail qwerty qwerty123 asdf asdfg asdasd qweqwe fake fakemail',
    'notmail notemail withoutemail нет тест nomer',
  ].flatMap((line) => line.split(' ')),
);
/** `mail@mail.ru`, `a@a.ru`: the host once more. */
const TWICE = /^(mail|email|e-mail|test|нет|net|no|example|[^.@]{1,2})@\1\.[^.]+$/iu;

/** Letters in the longest of them. */
export const LONGEST_NAME = Math.max(...[...MADE_UP_NAMES].map((name) => name.length));

/** Whether a trimmed cell for an e-mail or phone says that there is none. */
export function saysNothing(text: string): boolean {
  return text.length <= 24 && (NOTHING.test(text) || NOTHING_AT.test(text));
}

/** Whether a valid address was made up to fill the field: `test@mail.ru`. */
export function isMadeUpEmail(email: string): boolean {
  const name = email.slice(0, email.lastIndexOf('@')).toLowerCase();
  return (name.length <= LONGEST_NAME && MADE_UP_NAMES.has(name)) || TWICE.test(email);
}

/** Of Russian numbers without `+7` or 8, all digits after the first are alike, or the last seven are zeros. */
const ALIKE = /^(?:(\d)\1+|\d(\d)\2{8}|\d{3}0{7})$/;
const IN_A_ROW = '01234567890123456789';

/** Whether the digits of a phone number were made up: `0000000`, `+7 999 999-99-99`, `1234567890`. */
export function isMadeUpPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 5 || digits.length > 11) return false;
  const national = digits.length === 11 ? digits.slice(1) : digits;
  if (digits.length === 11 && !/^[78]/.test(digits)) return /^(\d)\1+$/.test(digits);
  return ALIKE.test(national) || /^(\d)\1+$/.test(digits) || IN_A_ROW.includes(national);
}
