import { z } from 'zod';
import { DELIVERY_MODES } from '../../../shared/consumer/delivery-mode';
import { EXCEL_ROWS } from '../../../shared/consumer/excel-limits';
import { REQUIRED_FIELDS } from '../../../shared/consumer/fields';
import { MAX_COMPARED } from '../../../shared/delivery/compare/compare-consumer';
import { AUTH_SCHEMES } from '../../../shared/shop/auth-scheme';
import { MAX_PACE } from '../../../shared/shop/shop-limits';
import { isPatternList } from '../../../shared/watch/watched-name';
import { pathOf } from './path-argument';

// Each is made when its command is read: making all of them takes longer than the shortest command.

const wholeNumber = (max: number, min = 1) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(min).max(max));
const pace = () =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().min(0).max(MAX_PACE));
const reportPath = () =>
  z
    .string()
    .regex(/\.(csv|xlsx)$/i)
    .transform(pathOf)
    .nullable()
    .default(null);

const common = () => ({ json: z.boolean().default(false), quiet: z.boolean().default(false) });
const tokenSources = () => ({
  tokenStdin: z.boolean().default(false),
  tokenFile: z.string().transform(pathOf).nullable().default(null),
});
const shopSettings = () => ({
  baseUrl: z.string().nullable().default(null),
  auth: z.enum(AUTH_SCHEMES).nullable().default(null),
  timeZone: z.string().nullable().default(null),
  pace: pace().nullable().default(null),
});
const reading = () => ({
  file: z.string().min(1).transform(pathOf),
  sheet: z.string().optional(),
  encoding: z.string().optional(),
  delimiter: z
    .string()
    .transform((text) => (text === '\\t' || text === 'tab' ? '\t' : text))
    .pipe(z.string().length(1))
    .optional(),
  headerRow: wholeNumber(EXCEL_ROWS).optional(),
});

/** How the rows of a sheet are read and repaired. */
const rows = () => ({
  shop: z.string().nullable().default(null),
  map: z.array(z.string()).default([]),
  without: z.array(z.enum(REQUIRED_FIELDS).exclude(['external_id'])).default([]),
  skipBadCells: z.boolean().default(false),
  recipe: z.string().trim().min(1).nullable().default(null),
  noRecipe: z.boolean().default(false),
  recipePartly: z.boolean().default(false),
});

export const importSchema = () =>
  z.object({
    command: z.literal('import'),
    ...common(),
    ...tokenSources(),
    ...shopSettings(),
    ...reading(),
    ...rows(),
    mode: z.enum(DELIVERY_MODES).default('upsert'),
    clear: z.array(z.string()).default([]),
    onlyIfEmpty: z.array(z.string()).default([]),
    concurrency: wholeNumber(64).optional(),
    batch: wholeNumber(10_000).optional(),
    all: z.boolean().default(false),
    keepBefore: z.boolean().default(false),
    saveLayout: z.boolean().default(false),
    dryRun: z.boolean().default(false),
    list: z.boolean().default(false),
    listOnly: z.boolean().default(false),
    listRequired: z.boolean().default(false),
    adopt: z.boolean().default(false),
    listOverHttp: z.boolean().default(false),
    compare: wholeNumber(MAX_COMPARED).nullable().default(null),
    report: reportPath(),
  });

export const exportSchema = () =>
  z.object({
    command: z.literal('export-file'),
    ...common(),
    ...reading(),
    ...rows(),
    ...tokenSources(),
    timeZone: shopSettings().timeZone,
    onlyChanges: z.boolean().default(false),
    listOverHttp: z.boolean().default(false),
    out: z
      .string()
      .regex(/\.(csv|xlsx)$/i)
      .transform(pathOf),
  });

/** What is left out is as the folder was set up, or as by default. */
export const watchSchema = () =>
  z.object({
    command: z.literal('watch'),
    ...common(),
    ...tokenSources(),
    folder: z.string().min(1).transform(pathOf),
    shop: z.string(),
    once: z.boolean().default(false),
    pattern: z.array(z.string()).refine(isPatternList).nullable().default(null),
    maxErrors: wholeNumber(100, 0).nullable().default(null),
    maxChanges: wholeNumber(1_000_000, 0).nullable().default(null),
    list: z.boolean().default(false),
    listOverHttp: z.boolean().default(false),
  });

export const readSchema = () =>
  z.object({
    command: z.literal('read'),
    ...common(),
    ...reading(),
    rows: wholeNumber(Number.MAX_SAFE_INTEGER, 0).nullable().default(null),
    csv: z.boolean().default(false),
  });

export const shopsSchema = () =>
  z.object({
    command: z.literal('shops'),
    ...common(),
    ...tokenSources(),
    ...shopSettings(),
    action: z.enum(['list', 'add', 'remove', 'check']),
    name: z.string().trim().min(1).nullable(),
  });

export const deliveriesSchema = () =>
  z.object({
    command: z.literal('deliveries'),
    ...common(),
    ...tokenSources(),
    action: z.enum(['list', 'resume', 'report', 'prove', 'take-back', 'forget-before']),
    id: z.string().min(1).nullable(),
    file: reportPath(),
    sheetFile: z.string().min(1).nullable(),
    listOverHttp: z.boolean().default(false),
  });
