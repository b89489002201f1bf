import type { Translate } from '../../i18n/translate';
import { EXIT } from '../output/exit-code';
import {
  COMMAND_NAMES,
  COMMANDS,
  GROUPS,
  TOKEN_VARIABLES,
  type CommandName,
  type GroupName,
  type Option,
} from './options';

/** The width of the first column. If an entry is longer, its text starts on the next line. */
const FIRST_COLUMN = 30;

/** Two examples for each command, and for the program. */
const EXAMPLES: Record<CommandName, [string, string]> = {
  import: [
    'import clients.csv --shop "My shop" --dry-run',
    'import clients.xlsx --base-url https://api.aplaut.io/v4 --token-stdin --report outcome.xlsx < token.txt',
  ],
  'export-file': [
    'export-file clients.csv cabinet.csv --shop "My shop"',
    'export-file clients.xlsx cabinet.xlsx --time-zone Europe/Moscow --without phone',
  ],
  watch: [
    'watch /srv/exchange --shop "My shop" --once',
    'watch /srv/exchange --shop "My shop" --pattern "clients*.csv" --max-changes 2000',
  ],
  read: ['read clients.csv --rows 10 --json', 'read clients.xlsx --sheet Clients --csv > clients.csv'],
  shops: ['shops add "My shop" --token-file token.txt', 'shops check "My shop"'],
  deliveries: ['deliveries list', 'deliveries report ID outcome.xlsx'],
  help: ['help import', 'help read'],
};

/** What a command needs besides its positional arguments: one of several options. */
const NEEDED: Partial<Record<CommandName, string>> = {
  import: '(--shop NAME | --base-url URL)',
  'export-file': '(--shop NAME | --time-zone TZ)',
  watch: '--shop NAME',
};

/** Environment variables, each with the group of options that a command needs to make use of it. */
const VARIABLES: { name: string; group: GroupName }[] = [
  ...TOKEN_VARIABLES.map((name) => ({ name, group: 'token' as const })),
  ...['HTTPS_PROXY', 'NO_PROXY'].map((name) => ({ name, group: 'token' as const })),
  { name: 'LANG', group: 'common' },
];

/**
 * The usage of the program or of one of its commands, line by line, with every option, variable and exit code.
 *
 * @param program what is typed before the command
 */
export function helpLines(topic: CommandName | null, program: string, t: Translate): string[] {
  const commands = topic === null ? COMMAND_NAMES : [topic];
  const examples = topic === null ? [EXAMPLES.import[0], EXAMPLES.read[0]] : EXAMPLES[topic];
  const groups = (Object.keys(GROUPS) as GroupName[]).filter((group) => commands.some((name) => has(name, group)));
  return [
    t(topic === null ? 'cli.help.title' : `cli.help.commands.${topic}`),
    ...section(
      t('cli.help.usage'),
      commands.flatMap((name) => usageOf(name, topic, program, t)),
    ),
    ...groups.flatMap((group) => section(groupTitle(group, topic, t), optionsOfGroup(group, t))),
    ...section(
      t('cli.help.variables'),
      VARIABLES.filter(({ group }) => groups.includes(group)).flatMap(({ name }) =>
        twoColumns(name, t(`cli.help.environment.${name}`)),
      ),
    ),
    ...section(
      t('cli.help.exitCodes'),
      Object.values(EXIT).flatMap((code) => twoColumns(String(code), t(`cli.help.exit.${code}`))),
    ),
    ...section(
      t('cli.help.examples'),
      examples.map((example) => `  ${program} ${example}`),
    ),
    ...(topic === null ? ['', t('cli.help.more', { program })] : []),
  ];
}

/** What to type for the usage of the command, or of the program if the command is not known. */
export function wayToHelp(command: CommandName | null, program: string): string {
  return command === null || command === 'help' ? `${program} help` : `${program} help ${command}`;
}

function has(command: CommandName, group: GroupName): boolean {
  const groups: readonly GroupName[] = COMMANDS[command].groups;
  return groups.includes(group);
}

/** A line for the command, or one for each of its actions. In the help on all commands, each line says what it is for. */
function usageOf(name: CommandName, topic: CommandName | null, program: string, t: Translate): string[] {
  const command = COMMANDS[name];
  const options = t('cli.help.optionsHere');
  if ('words' in command) {
    const needed = NEEDED[name];
    const words = [...command.words, ...(needed === undefined ? [] : [needed])];
    const line = `  ${program} ${[name, ...words].join(' ')}${name === 'help' ? '' : ` ${options}`}`;
    return topic === null ? [line, `      ${t(`cli.help.commands.${name}`)}`] : [line];
  }
  return Object.entries(command.actions).flatMap(([action, words]: [string, readonly string[]]) => [
    `  ${program} ${[name, action, ...words].join(' ')} ${options}`,
    `      ${t(`cli.help.actions.${name}.${action}`)}`,
  ]);
}

function groupTitle(group: GroupName, topic: CommandName | null, t: Translate): string {
  const title = t(`cli.help.groups.${group}`);
  if (topic !== null || group === 'common') return title;
  return `${title} (${COMMAND_NAMES.filter((name) => has(name, group)).join(', ')})`;
}

function optionsOfGroup(group: GroupName, t: Translate): string[] {
  const options: Record<string, Option> = GROUPS[group];
  return Object.entries(options).flatMap(([name, { value, usual }]) => {
    const short = name === 'help' ? '-h, ' : name === 'version' ? '-v, ' : '';
    const shown = value === null ? '' : usual === undefined ? ` ${value}` : ` [${value}]`;
    return twoColumns(`${short}--${name}${shown}`, t(`cli.help.options.${name}`, { count: usual ?? 0 }));
  });
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines];
}

function twoColumns(first: string, second: string): string[] {
  if (first.length >= FIRST_COLUMN) return [`  ${first}`, `  ${' '.repeat(FIRST_COLUMN)}${second}`];
  return [`  ${first.padEnd(FIRST_COLUMN)}${second}`];
}
