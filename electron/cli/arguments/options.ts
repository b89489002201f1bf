import { DELIVERY_MODES } from '../../../shared/consumer/delivery-mode';
import { AUTH_SCHEMES } from '../../../shared/shop/auth-scheme';

/** An option of the command line. Its text in the help is `cli.help.options.<name>`. */
export interface Option {
  /** What the help shows for the value: a placeholder, or all choices separated by `|`. Null if it has no value. */
  value: string | null;
  /** It may be given several times. */
  multiple?: true;
  /** The option's value if none follows. Only a whole number is then read as its value. */
  usual?: number;
}

/** How many rows `--compare` asks the shop about if no number is given. */
const COMPARED_BY_DEFAULT = 20;

const flag: Option = { value: null };

/** Options that belong together. A command takes a whole group. Its title in the help is `cli.help.groups.<name>`. */
export const GROUPS = {
  shop: { shop: { value: 'NAME' } },
  zone: { 'time-zone': { value: 'TZ' } },
  rows: {
    map: { value: 'HEADER=TARGET', multiple: true },
    without: { value: 'FIELD', multiple: true },
    'skip-bad-cells': flag,
    recipe: { value: 'NAME' },
    'no-recipe': flag,
    'recipe-partly': flag,
  },
  sending: {
    mode: { value: DELIVERY_MODES.join('|') },
    clear: { value: 'HEADER', multiple: true },
    'only-if-empty': { value: 'HEADER', multiple: true },
    all: flag,
    'keep-before': flag,
    'save-layout': flag,
    concurrency: { value: 'N' },
    batch: { value: 'N' },
    'dry-run': flag,
    compare: { value: 'N', usual: COMPARED_BY_DEFAULT },
    report: { value: 'FILE.csv|FILE.xlsx' },
  },
  list: {
    list: flag,
    'list-only': flag,
    'list-required': flag,
    adopt: flag,
  },
  watching: {
    once: flag,
    pattern: { value: 'PATTERN', multiple: true },
    'max-errors': { value: 'PERCENT' },
    'max-changes': { value: 'N' },
    list: flag,
  },
  changes: { 'only-changes': flag },
  link: { 'list-over-http': flag },
  reading: {
    sheet: { value: 'NAME' },
    encoding: { value: 'E' },
    delimiter: { value: 'D' },
    'header-row': { value: 'N' },
  },
  cells: { rows: { value: 'N' }, csv: flag },
  settings: {
    'base-url': { value: 'URL' },
    auth: { value: AUTH_SCHEMES.join('|') },
    pace: { value: 'N' },
  },
  proof: { file: { value: 'FILE' } },
  token: { 'token-stdin': flag, 'token-file': { value: 'PATH' } },
  common: {
    json: flag,
    quiet: flag,
    lang: { value: 'ru|en' },
    'user-data': { value: 'DIR' },
    help: flag,
    version: flag,
  },
} as const satisfies Record<string, Record<string, Option>>;
export type GroupName = keyof typeof GROUPS;

/** What each command takes: its options, and its positional arguments or its actions with theirs. */
export const COMMANDS = {
  import: {
    groups: ['shop', 'zone', 'rows', 'sending', 'list', 'link', 'settings', 'reading', 'token', 'common'],
    words: ['FILE'],
  },
  'export-file': {
    groups: ['shop', 'zone', 'rows', 'changes', 'link', 'reading', 'token', 'common'],
    words: ['FILE', 'OUT'],
  },
  watch: { groups: ['shop', 'watching', 'link', 'token', 'common'], words: ['FOLDER'] },
  read: { groups: ['cells', 'reading', 'common'], words: ['FILE'] },
  shops: {
    groups: ['zone', 'settings', 'token', 'common'],
    actions: { list: [], add: ['NAME'], remove: ['NAME'], check: ['NAME'] },
  },
  deliveries: {
    groups: ['proof', 'link', 'token', 'common'],
    actions: {
      list: [],
      resume: ['ID'],
      report: ['ID', '[FILE]'],
      prove: ['ID'],
      'take-back': ['ID'],
      'forget-before': ['ID'],
    },
  },
  help: { groups: ['common'], words: ['[COMMAND]'] },
} as const satisfies Record<
  string,
  { groups: readonly GroupName[] } & ({ words: readonly string[] } | { actions: Record<string, readonly string[]> })
>;
export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

export function isCommandName(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(COMMANDS, word);
}

/** The options of a command, or of all commands if none is named. */
export function optionsOf(command: CommandName | null): Record<string, Option> {
  const groups = command === null ? (Object.keys(GROUPS) as GroupName[]) : COMMANDS[command].groups;
  return Object.assign({}, ...groups.map((group) => GROUPS[group])) as Record<string, Option>;
}

/** Environment variables that may provide the token, in the order in which they are read after the options. */
export const TOKEN_VARIABLES = ['APLAUT_ACCESS_TOKEN_FILE', 'APLAUT_ACCESS_TOKEN'] as const;
