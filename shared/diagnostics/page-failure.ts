/** Messages that the engine and React build only from names in our code. */
const CODE_ONLY = [
  /^Cannot (read|set) properties of (undefined|null) \((reading|setting) '[\w$]{1,60}'\)$/,
  /^[\w$.]{1,80} is not (a function|a constructor|defined|iterable)$/,
  /^Maximum call stack size exceeded$/,
  /^Minified React error #\d{1,4}\b/,
];
const FRAME = /^\s*at (?:[\w$.<> [\]]{1,120} \()?app:\/\/aplaut-import\/([\w./-]{1,120}:\d+:\d+)\)?\s*$/;
const MOST_FRAMES = 20;

/**
 * The parts of a page's failure that may be logged and sent to support: the kind of error, its message if it is built only from names in the code, and
 * positions in the code. Any other message may quote customer data.
 */
export function describePageFailure({ name, message, stack }: Pick<Error, 'name' | 'message' | 'stack'>): string {
  const kind = /^\w{1,60}$/.test(name) ? name : 'Error';
  const words = CODE_ONLY.map((pattern) => pattern.exec(message)?.[0]).find((said) => said !== undefined);
  const frames = (stack ?? '').split('\n').flatMap((line) => FRAME.exec(line)?.[1] ?? []);
  return [`${kind}: ${words ?? '(message left out)'}`, ...frames.slice(0, MOST_FRAMES)].join('\n  at ');
}
