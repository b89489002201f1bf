/** Replaces what was taken out of a text. */
const HIDDEN = '…';

/** What is known to be personal or secret in this very place, and is hidden wherever it stands. */
export interface Known {
  /** Folders of the person, such as the home folder, whose name is often the person's. The longest is replaced first. */
  folders: readonly string[];
  /** The account's name on this computer, shops and others that may be named. */
  names: readonly string[];
}

/** Shorter names stand in other words by chance: hiding them would make a text unreadable and hide nothing. */
const SHORTEST_NAME = 3;

/** In the order in which they are looked for: an address may hold an e-mail, and an e-mail a long run of letters. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Whatever follows a name of a header or a parameter that holds a token. After a mere space, short words without a digit are a sentence.
  [
    /\b(authorization|x-api-key|access[_-]?token|api[_-]?token|token|bearer|password)\b(["']?\s*[:=]\s*["']?|\s+(?=(?:(?:bearer|token)\s+)?(?:[^\s"',;)]*\d|[^\s"',;)]{16})))(?:(?:bearer|token)\b\s*[:=]?\s*(?:token=)?)?[^\s"',;)]+/giu,
    `$1$2${HIDDEN}`,
  ],
  [/[^\s@<>"'()[\]{},;:]+@[^\s@<>"'()[\]{},;:]+/gu, `${HIDDEN}@${HIDDEN}`],
  // A folder of a person on any system, up to the next separator.
  [/([/\\](?:home|Users|Documents and Settings)[/\\]+)[^/\\\s"':]+/giu, `$1${HIDDEN}`],
  // Phones: ten digits or more with what stands between them. Dates and times have other separators in between.
  [/(?<![\w.:-])\+?\d(?:[\s().-]{0,2}\d){9,14}(?![\w:-])/gu, HIDDEN],
  // Anything that could be a token: a long run without spaces that is neither a path nor a name in the code.
  [/(?<![\w+/=-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[A-Za-z\d+/=_-]{24,}(?![\w+/=-])/gu, HIDDEN],
];

/** The ids of requests that a server's support asks for: they say nothing about anybody. */
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * Takes tokens, e-mails, phones, folders and names of people out of a text that leaves the computer. It hides too much rather than too little.
 * Redacting twice changes nothing more.
 */
export function redact(text: string, { folders, names }: Known): string {
  let redacted = text;
  for (const folder of longestFirst(folders)) redacted = replaceAll(redacted, folder, '~');
  for (const name of longestFirst(names))
    if (name.length >= SHORTEST_NAME) redacted = replaceAll(redacted, name, HIDDEN);
  for (const [pattern, put] of PATTERNS)
    redacted = redacted.replace(pattern, (found: string, ...groups: (string | undefined)[]) =>
      UUID.test(found) ? found : put.replace(/\$(\d)/g, (_, at: string) => groups[Number(at) - 1] ?? ''),
    );
  return redacted;
}

function longestFirst(texts: readonly string[]): string[] {
  return texts.filter((text) => text.trim() !== '').sort((one, other) => other.length - one.length);
}

/** Whatever its case, and however its separators are written. */
function replaceAll(text: string, what: string, put: string): string {
  const escaped = what.replace(/[.*+?^${}()|[\]]/g, String.raw`\$&`).replace(/[\\/]+/g, String.raw`[\\/]+`);
  return text.replace(new RegExp(escaped, 'giu'), () => put);
}
