/** What is shorter also stands in names and addresses by chance: to hide it would falsify them. */
const SHORTEST = 16;

/** What stands in a hidden token's place. */
const HIDDEN = '…';

/**
 * What hides a token in the words of a server, or of a proxy before it, that repeats it: as it is, escaped as JSON, URLs and HTML do, once or
 * several times over, in hexadecimal, and in base64 with whatever stands around it. A token shorter than 16 characters is not looked for.
 */
export function tokenHider(token: string): (words: string) => string {
  if (token.length < SHORTEST) return (words) => words;
  const bytes = Buffer.from(token);
  const spellings = [spelt(token), anyCase(bytes.toString('hex')), ...[0, 1, 2].map((shift) => base64Of(bytes, shift))];
  const pattern = new RegExp(spellings.join('|'), 'g');
  return (words) => (words.length < SHORTEST ? words : words.replaceAll(pattern, HIDDEN));
}

/** The part of the base64 that is the same whatever follows the token, where so many bytes (0–2) of a group of three come before it. */
function base64Of(bytes: Buffer, shift: number): string {
  const whole = Math.floor(((shift + bytes.length) * 8) / 6);
  const first = Math.ceil((shift * 8) / 6);
  return spelt(
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(first, whole),
  );
}

function spelt(text: string): string {
  return Array.from(text, speltCharacter).join('');
}

/** All is bounded: words may be nothing but backslashes or zeros. */
function speltCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const hex = anyCase(code.toString(16).padStart(2, '0'));
  const forms = [
    // A backslash is looked for as it is: in a run of them there would be no end of ways to tell its escapes apart.
    (character === '\\' ? '' : '\\\\{0,4}') + literally(character),
    // Base64 for URLs has other characters for these.
    ...(character === '+' ? ['-'] : character === '/' ? ['_'] : []),
    `%(?:25){0,2}${hex}`,
    `\\\\{1,4}u00${hex}`,
    `&#(?:0{0,4}${String(code)}|[xX]0{0,4}${hex});`,
  ];
  return `(?:${forms.join('|')})`;
}

function literally(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function anyCase(hex: string): string {
  return hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
