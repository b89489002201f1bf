import { parseArgs, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';
import { parseMapOption } from '../../shared/consumer/parse-target';
import { CONSUMER_FIELDS, REQUIRED_FIELDS } from '../../shared/consumer/fields';
import { DELIVERY_MODES, type Target } from '../../shared/consumer/target';
import { AUTH_SCHEMES } from '../../shared/shop/shop';
import { MAX_COMPARED } from '../app/rows-to-compare';
import { CliError, EXIT } from './exit-code';

const COMMON = {
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  'user-data': { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

const TOKEN_SOURCES = {
  'token-stdin': { type: 'boolean' },
  'token-file': { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

const SHOP_SETTINGS = {
  'base-url': { type: 'string' },
  auth: { type: 'string' },
  'time-zone': { type: 'string' },
  pace: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

const COMMANDS = {
  import: {
    ...COMMON,
    ...TOKEN_SOURCES,
    ...SHOP_SETTINGS,
    shop: { type: 'string' },
    mode: { type: 'string' },
    sheet: { type: 'string' },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    'header-row': { type: 'string' },
    map: { type: 'string', multiple: true },
    without: { type: 'string', multiple: true },
    clear: { type: 'string', multiple: true },
    'skip-bad-cells': { type: 'boolean' },
    concurrency: { type: 'string' },
    batch: { type: 'string' },
    all: { type: 'boolean' },
    'keep-before': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    compare: { type: 'string' },
    report: { type: 'string' },
  },
  shops: { ...COMMON, ...TOKEN_SOURCES, ...SHOP_SETTINGS },
  deliveries: { ...COMMON, ...TOKEN_SOURCES },
} as const satisfies Record<string, ParseArgsConfig['options']>;

const COMPARED_BY_DEFAULT = 20;

const wholeNumber = (max: number) => z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1).max(max));
const pace = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number)
  .pipe(z.number().min(0).max(1000));

const common = { json: z.boolean().default(false), quiet: z.boolean().default(false) };
const tokenSources = { tokenStdin: z.boolean().default(false), tokenFile: z.string().nullable().default(null) };
const shopSettings = {
  baseUrl: z.string().nullable().default(null),
  auth: z.enum(AUTH_SCHEMES).nullable().default(null),
  timeZone: z.string().nullable().default(null),
  pace: pace.nullable().default(null),
};

const importSchema = z.object({
  command: z.literal('import'),
  ...common,
  ...tokenSources,
  ...shopSettings,
  file: z.string().min(1),
  shop: z.string().nullable().default(null),
  mode: z.enum(DELIVERY_MODES).default('upsert'),
  sheet: z.string().optional(),
  encoding: z.string().optional(),
  delimiter: z
    .string()
    .transform((text) => (text === '\\t' || text === 'tab' ? '\t' : text))
    .pipe(z.string().length(1))
    .optional(),
  headerRow: wholeNumber(1_000_000).optional(),
  map: z.array(z.string()).default([]),
  without: z.array(z.enum(REQUIRED_FIELDS).exclude(['external_id'])).default([]),
  clear: z.array(z.string()).default([]),
  skipBadCells: z.boolean().default(false),
  concurrency: wholeNumber(64).optional(),
  batch: wholeNumber(10_000).optional(),
  all: z.boolean().default(false),
  keepBefore: z.boolean().default(false),
  dryRun: z.boolean().default(false),
  compare: wholeNumber(MAX_COMPARED).nullable().default(null),
  report: z
    .string()
    .regex(/\.(csv|xlsx)$/i)
    .nullable()
    .default(null),
});

const shopsSchema = z.object({
  command: z.literal('shops'),
  ...common,
  ...tokenSources,
  ...shopSettings,
  action: z.enum(['list', 'add', 'remove', 'check']),
  name: z.string().trim().min(1).nullable(),
});

const deliveriesSchema = z.object({
  command: z.literal('deliveries'),
  ...common,
  ...tokenSources,
  action: z.enum(['list', 'resume', 'report', 'take-back', 'forget-before']),
  id: z.string().min(1).nullable(),
  file: z
    .string()
    .regex(/\.(csv|xlsx)$/i)
    .nullable(),
});

export type ImportCommand = z.infer<typeof importSchema> & { mapping: { header: string; target: Target }[] };
export type ShopsCommand = z.infer<typeof shopsSchema>;
export type DeliveriesCommand = z.infer<typeof deliveriesSchema>;
export type Command = ImportCommand | ShopsCommand | DeliveriesCommand;

/** The first words that make a start of the program an unattended one. */
export function isCommandLine(args: readonly string[]): boolean {
  return args[0] !== undefined && Object.hasOwn(COMMANDS, args[0]);
}

/** Reads the command line. Throws a usage {@link CliError}; what is echoed of a wrong argument is its name, never its value. */
export function parseCommand(args: readonly string[]): Command {
  const name = args[0];
  if (name !== 'import' && name !== 'shops' && name !== 'deliveries')
    throw usage('unknown-command', 'import | shops | deliveries');
  const { values, positionals } = parseOptions(name, args.slice(1));
  const options = { ...camelCased(values), command: name };
  switch (name) {
    case 'import': {
      if (positionals.length > 1) throw usage('too-many-arguments', 'FILE');
      const command = check(importSchema, {
        ...options,
        file: positionals[0] ?? '',
        without: splitList(values['without']),
      });
      if ((command.shop === null) === (command.baseUrl === null))
        throw usage('shop-or-base-url', '--shop | --base-url');
      return { ...command, mapping: command.map.map(readMapping) };
    }
    case 'shops':
      return check(shopsSchema, { ...options, action: positionals[0], name: positionals[1] ?? null });
    case 'deliveries':
      return check(deliveriesSchema, {
        ...options,
        action: positionals[0],
        id: positionals[1] ?? null,
        file: positionals[2] ?? null,
      });
  }
}

function parseOptions(name: keyof typeof COMMANDS, args: string[]) {
  if (args.some((arg) => /^--token(=|$)/.test(arg))) {
    throw new CliError(EXIT.usage, 'token-argument', {
      field: '--token',
      hint: '--token-stdin, --token-file PATH, APLAUT_ACCESS_TOKEN_FILE, APLAUT_ACCESS_TOKEN',
    });
  }
  try {
    const { values, positionals } = parseArgs({
      args: withCompared(args),
      options: COMMANDS[name],
      allowPositionals: true,
      strict: true,
    });
    return { values: values as Record<string, string | boolean | string[] | undefined>, positionals };
  } catch (error) {
    // Node's sentence quotes the option, e.g. "Unknown option '--shp'"; a value after `=` is cut off.
    const option = /'(--?[\w-]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? null;
    throw usage('unknown-option', option);
  }
}

/** `--compare` may go without its number, which Node's parser does not know of options. */
function withCompared(args: readonly string[]): string[] {
  return args.flatMap((arg, index) => {
    if (args[index - 1] === '--compare' && /^\d+$/.test(arg)) return [];
    if (arg !== '--compare') return [arg];
    const next = args[index + 1] ?? '';
    return [`--compare=${/^\d+$/.test(next) ? next : COMPARED_BY_DEFAULT}`];
  });
}

function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const at = String(parsed.error.issues[0]?.path[0] ?? '');
  const positional = ['file', 'action', 'name', 'id'].includes(at);
  throw usage(
    'invalid-option',
    positional ? at.toUpperCase() : `--${at.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  );
}

function readMapping(text: string): { header: string; target: Target } {
  const parsed = parseMapOption(text);
  if ('problem' in parsed) {
    throw new CliError(EXIT.usage, 'invalid-map', {
      field: '--map',
      detail: text,
      hint: `TARGET: ${CONSUMER_FIELDS.join(', ')}, custom:KEY[:text|number|boolean|date], skip`,
    });
  }
  return parsed;
}

function splitList(values: string | boolean | string[] | undefined): string[] {
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

function usage(code: string, field: string | null): CliError {
  return new CliError(EXIT.usage, code, { field });
}
