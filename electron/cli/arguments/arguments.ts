import type { z } from 'zod';
import { parseMapOption } from '../../../shared/consumer/columns/parse-target';
import { CONSUMER_FIELDS, REQUIRED_FIELDS } from '../../../shared/consumer/fields';
import type { Target } from '../../../shared/consumer/target';
import { CliError, EXIT, usageError } from '../output/exit-code';
import { deliveriesSchema, exportSchema, importSchema, readSchema, shopsSchema, watchSchema } from './command-schemas';
import { nearestWord } from './nearest-word';
import { COMMAND_NAMES, COMMANDS, isCommandName, optionsOf, TOKEN_VARIABLES, type CommandName } from './options';
import { divideAtCommand, parseWords, type Words } from './parse-words';
import { pathOf } from './path-argument';

type Parsed<Schema extends () => z.ZodType> = z.infer<ReturnType<Schema>>;

type ListOption = 'list' | 'listOnly' | 'listRequired' | 'listOverHttp' | 'adopt';

/** Where a token may come from, other than the shop it was saved with. */
export const TOKEN_SOURCES = ['--token-stdin', '--token-file PATH', ...TOKEN_VARIABLES].join(', ');

export type ReadingCommand = Pick<Parsed<typeof readSchema>, 'file' | 'sheet' | 'encoding' | 'delimiter' | 'headerRow'>;
export type ImportCommand = Parsed<typeof importSchema> & { mapping: { header: string; target: Target }[] };
export type ExportCommand = Parsed<typeof exportSchema> & Pick<ImportCommand, 'mapping'>;
export type WatchCommand = Parsed<typeof watchSchema>;
export type ReadCommand = Parsed<typeof readSchema>;
type AnyShopsCommand = Parsed<typeof shopsSchema>;
export type ListShopsCommand = AnyShopsCommand & { action: 'list' };
export type ShopsCommand = AnyShopsCommand & { action: Exclude<AnyShopsCommand['action'], 'list'> };
export type DeliveriesCommand = Parsed<typeof deliveriesSchema>;
/** Asks for the usage of the program or of one of its commands. */
export interface HelpCommand {
  command: 'help';
  topic: CommandName | null;
}
export interface VersionCommand {
  command: 'version';
}
export type WorkingCommand =
  ImportCommand | ExportCommand | WatchCommand | ReadCommand | ListShopsCommand | ShopsCommand | DeliveriesCommand;
export type Command = WorkingCommand | HelpCommand | VersionCommand;

/**
 * Reads the command line. No arguments at all ask for the help. Throws a usage {@link CliError}. Of a wrong argument only the name is
 * repeated, never the value.
 */
export function parseCommand(args: readonly string[]): Command {
  const { before, rest } = divideAtCommand(args, optionsOf(null));
  const [name, ...after] = rest;
  const others = [...before.flatMap(({ words }) => words), ...after];
  if (name === undefined || name === '--') {
    // Without a command no option makes sense, but a mistyped one is still named.
    if (asksFor('version', others)) return { command: 'version' };
    if (!asksFor('help', others)) parseWords(others, optionsOf('help'));
    return { command: 'help', topic: null };
  }
  if (!isCommandName(name)) throw unknownCommand(name);
  refuseTokenArgument(others);
  if (asksFor('version', others)) return { command: 'version' };
  if (asksFor('help', others)) return { command: 'help', topic: name === 'help' ? null : name };
  const words = parseWords(others, optionsOf(name));
  if (name !== 'help') return commandOf(name, words);
  const [topic] = positionalsOf('help', words.positionals);
  if (topic !== undefined && !isCommandName(topic)) throw unknownCommand(topic);
  return { command: 'help', topic: topic ?? null };
}

/** The command that the arguments name, even if they are otherwise wrong. */
export function commandNamed(args: readonly string[]): CommandName | null {
  const [name] = divideAtCommand(args, optionsOf(null)).rest;
  return isCommandName(name) ? name : null;
}

/** The language that `--lang` asks for, whatever the case; null without it. */
export function languageAsked(args: readonly string[]): string | null {
  const at = args.findIndex((arg) => /^--lang(=|$)/.test(arg));
  return args[at]?.split('=')[1] ?? (at === -1 ? null : (args[at + 1] ?? null));
}

function unknownCommand(name: string): CliError {
  return usageError('unknown-command', {
    field: name,
    hint: COMMAND_NAMES.join(' | '),
    nearest: nearestWord(name, COMMAND_NAMES),
  });
}

function asksFor(question: 'help' | 'version', args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === `--${question}` || arg === `-${question[0]}`);
}

function commandOf(name: Exclude<CommandName, 'help'>, words: Words): WorkingCommand {
  const options: Record<string, unknown> = { ...camelCased(words.options), command: name };
  switch (name) {
    case 'import': {
      const [file] = positionalsOf(name, words.positionals);
      const command = check(importSchema(), { ...options, file, without: splitList(words.options['without']) });
      if ((command.shop === null) === (command.baseUrl === null))
        throw usageError('shop-or-base-url', { field: '--shop | --base-url' });
      if (command.saveLayout && command.shop === null)
        throw usageError('save-layout-needs-shop', { field: '--save-layout', hint: '--shop NAME' });
      return withMapping(checkedList(command));
    }
    case 'export-file': {
      const [file, out] = positionalsOf(name, words.positionals);
      const command = check(exportSchema(), { ...options, file, out, without: splitList(words.options['without']) });
      if (command.shop === null && command.timeZone === null)
        throw usageError('shop-or-time-zone', { field: '--shop | --time-zone' });
      if (command.onlyChanges && command.shop === null)
        throw usageError('only-changes-needs-shop', { field: '--only-changes', hint: '--shop NAME' });
      if (command.listOverHttp && !command.onlyChanges)
        throw usageError('needs-list', { field: '--list-over-http', hint: '--only-changes' });
      return withMapping(command);
    }
    case 'watch': {
      const [folder] = positionalsOf(name, words.positionals);
      if (options['shop'] === undefined) throw usageError('watch-needs-shop', { field: '--shop' });
      const command = check(watchSchema(), { ...options, folder });
      if (command.listOverHttp && !command.list)
        throw usageError('needs-list', { field: '--list-over-http', hint: '--list' });
      return command;
    }
    case 'read': {
      const [file] = positionalsOf(name, words.positionals);
      return check(readSchema(), { ...options, file });
    }
    case 'shops': {
      const [action, shop] = positionalsOf(name, words.positionals);
      return check(shopsSchema(), { ...options, action, name: shop ?? null });
    }
    case 'deliveries': {
      const [action, id, file] = positionalsOf(name, words.positionals);
      const { file: sheetFile } = words.options;
      if (action !== 'prove') {
        const field = ['file', 'list-over-http'].find((option) => words.options[option] !== undefined);
        if (field !== undefined) throw usageError('only-with-prove', { field: `--${field}` });
      }
      return check(deliveriesSchema(), {
        ...options,
        action,
        id: id ?? null,
        file: file === undefined ? null : pathOf(file),
        sheetFile: typeof sheetFile === 'string' ? pathOf(sheetFile) : null,
      });
    }
  }
}

/** The positional arguments, as many as the command or its action takes. */
function positionalsOf(name: CommandName, positionals: readonly string[]): readonly string[] {
  const command = COMMANDS[name];
  const actions = 'actions' in command ? (command.actions as Record<string, readonly string[]>) : null;
  const [action] = positionals;
  if (actions !== null) {
    const choices = Object.keys(actions);
    if (action === undefined) throw usageError('action-missing', { field: name, hint: choices.join(' | ') });
    if (!choices.includes(action))
      throw usageError('unknown-action', { field: `${name} ${action}`, nearest: nearestWord(action, choices) });
  }
  const expected = 'words' in command ? command.words : (actions?.[action ?? ''] ?? []);
  const given = positionals.slice(actions === null ? 0 : 1);
  const missing = expected[given.length];
  if (missing !== undefined && !missing.startsWith('[')) throw usageError('argument-missing', { field: missing });
  if (given.length > expected.length)
    throw usageError('too-many-arguments', { field: expected.join(' ') || (action ?? name) });
  return positionals;
}

function refuseTokenArgument(args: readonly string[]): void {
  if (!args.some((arg) => /^--token(=|$)/.test(arg))) return;
  throw new CliError(EXIT.usage, 'token-argument', {
    field: '--token',
    hint: TOKEN_SOURCES,
  });
}

function check<T extends { command: CommandName }>(schema: z.ZodType<T>, value: Record<string, unknown>): T {
  // Used once, and compiling it takes longer than that.
  const parsed = schema.safeParse(value, { jitless: true });
  if (parsed.success) return parsed.data;
  const at = String(parsed.error.issues[0]?.path[0] ?? '');
  const name = at.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const option = optionsOf(value['command'] as CommandName)[name];
  if (option === undefined) throw usageError('invalid-option', { field: at.toUpperCase() });
  const [given] = [value[at]].flat();
  const choices = name === 'without' ? REQUIRED_FIELDS : (option.value ?? '').split('|');
  throw usageError('invalid-option', {
    field: `--${name}`,
    hint: `--${name} ${name === 'without' ? choices.join(' | ') : (option.value ?? '')}`,
    nearest: choices.length > 1 && typeof given === 'string' ? nearestWord(given, choices) : null,
  });
}

function withMapping<T extends { map: string[]; recipe: string | null; noRecipe: boolean }>(command: T) {
  if (command.recipe !== null && command.noRecipe)
    throw usageError('recipe-or-none', { field: '--recipe | --no-recipe' });
  return { ...command, mapping: command.map.map(readMapping) };
}

/** What depends on a list asks for one. `--list-only` sends nothing, and nor do two other options. */
function checkedList<T extends Pick<Parsed<typeof importSchema>, ListOption | 'dryRun' | 'compare'>>(command: T): T {
  const list = command.list || command.listOnly || command.listRequired;
  if (command.listOverHttp && !list) throw usageError('needs-list', { field: '--list-over-http', hint: '--list' });
  if (command.adopt && !list) throw usageError('needs-list', { field: '--adopt', hint: '--list' });
  if (command.listOnly && (command.dryRun || command.compare !== null))
    throw usageError('list-only-or', { field: '--list-only | --dry-run | --compare' });
  return { ...command, list };
}

function readMapping(text: string): { header: string; target: Target } {
  const parsed = parseMapOption(text);
  if ('problem' in parsed) {
    throw usageError('invalid-map', {
      field: '--map',
      detail: text,
      hint: `TARGET: ${CONSUMER_FIELDS.join(', ')}, custom:KEY[:text|number|boolean|date], skip`,
      nearest: nearestWord(text.slice(text.lastIndexOf('=') + 1), CONSUMER_FIELDS),
    });
  }
  return parsed;
}

function splitList(values: Words['options'][string] | undefined): string[] {
  return Array.isArray(values) ? values.flatMap((value) => value.split(/[\s,]+/)).filter((value) => value !== '') : [];
}

function camelCased(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
