import { usageError } from '../output/exit-code';
import { nearestWord } from './nearest-word';
import type { Option } from './options';

const SHORT: Readonly<Record<string, string>> = { '-h': 'help', '-v': 'version' };

/** The arguments of a command line, sorted into options and positionals. */
export interface Words {
  /** By the option's name: `true` for one without a value, an array for one that may be repeated. */
  options: Record<string, string | true | string[]>;
  positionals: string[];
}

/**
 * Sorts arguments into options and positionals. A value follows its option or comes after `=`, where it may also begin with two dashes.
 * Everything after `--` is positional. Throws a usage `CliError`, also for an empty value. Of a wrong argument only the name is repeated,
 * never the value after `=`, which may be a secret.
 */
export function parseWords(args: readonly string[], known: Record<string, Option>): Words {
  const words: Words = { options: {}, positionals: [] };
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      words.positionals.push(...rest);
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      words.positionals.push(word);
      continue;
    }
    const { name, behind } = optionOf(word);
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (option === undefined) throw unknownOption(word, known);
    const value =
      option.value === null ? flagValue(name, behind) : valueOf(name, option, behind ?? following(rest, option));
    const before = words.options[name];
    words.options[name] =
      option.multiple === true && value !== true ? [...(Array.isArray(before) ? before : []), value] : value;
  }
  return words;
}

/** The arguments before the first positional one, which is the command's name, and those from there on. */
export interface Leading {
  /** Each option with its value. Options that are not ours may be Chromium's. */
  before: { words: string[]; isOurs: boolean }[];
  rest: string[];
}

/** Splits arguments at the first one that is neither an option nor an option's value. */
export function divideAtCommand(args: readonly string[], known: Record<string, Option>): Leading {
  const before: Leading['before'] = [];
  const rest = [...args];
  while (rest[0]?.startsWith('-') === true && rest[0] !== '--') {
    const word = rest.shift() ?? '';
    const { name, behind } = optionOf(word);
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    const takesValue = option !== undefined && option.value !== null && behind === null;
    const value = takesValue ? following(rest, option) : null;
    before.push({ words: value === null ? [word] : [word, value], isOurs: option !== undefined });
  }
  return { before, rest };
}

/** The last value of an option among any arguments, found as in {@link parseWords}; null if it has none. */
export function lastValueOf(args: readonly string[], name: string, known: Record<string, Option>): string | null {
  const option = known[name];
  const rest = [...args];
  let last: string | null = null;
  for (let word = rest.shift(); option !== undefined && word !== undefined && word !== '--'; word = rest.shift()) {
    const asked = optionOf(word);
    const value = asked.name === name ? (asked.behind ?? following(rest, option)) : null;
    if (value !== null && value !== '') last = value;
  }
  return last;
}

function optionOf(word: string): { name: string; behind: string | null } {
  const short = SHORT[word];
  if (short !== undefined) return { name: short, behind: null };
  const equals = word.indexOf('=');
  if (!word.startsWith('--')) return { name: '', behind: null };
  return equals === -1
    ? { name: word.slice(2), behind: null }
    : { name: word.slice(2, equals), behind: word.slice(equals + 1) };
}

/** Takes the next argument if it is the option's value. */
function following(rest: string[], option: Option): string | null {
  const next = rest[0];
  // A mistyped option must not become another one's value: `--report --dry-rn` would send the sheet.
  if (next === undefined || next.startsWith('--') || next in SHORT) return null;
  if (option.usual !== undefined && !/^\d+$/.test(next)) return null;
  rest.shift();
  return next;
}

function valueOf(name: string, option: Option, value: string | null): string {
  if (value !== null && value !== '') return value;
  if (value === null && option.usual !== undefined) return String(option.usual);
  throw usageError('option-needs-value', { field: `--${name}`, hint: `--${name} ${option.value ?? ''}` });
}

function flagValue(name: string, behind: string | null): true {
  if (behind !== null) throw usageError('option-takes-no-value', { field: `--${name}` });
  return true;
}

function unknownOption(word: string, known: Record<string, Option>) {
  const typed = word.replace(/=.*$/s, '');
  const nearest = nearestWord(typed.replace(/^-+/, ''), Object.keys(known));
  return usageError('unknown-option', { field: typed, nearest: nearest === null ? null : `--${nearest}` });
}
