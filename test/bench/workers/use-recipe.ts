import { sheetState } from '../../../electron/sending/sheet-state';
import type { RecipeStep, SingleOperation } from '../../../shared/sheet/operation';
import { stepOf } from '../../../shared/sheet/step';
import { stepColumns } from '../../../electron/sheet/deeds/steps-done';
import { HEADERS } from '../data/people';
import { applyNow, assertChecksAreRight } from './assert-checks';
import { OPEN_OPTIONS } from './open-options';
import { startSession } from './sheet-session';
import { argument, secondsSince, tell, type Measured } from './tell';

/** `seconds` covers opening and the five steps. */
export interface RecipeUsed extends Measured {
  openSeconds: number;
}

type Share = 'few' | 'every';
type Query = [find: string, replacement: string];

const STEPS: Record<Share, readonly SingleOperation[]> = {
  few: [
    replacing('email', ['^(anna|maria)(\\..*@example\\.org)$', '$1-shop$2']),
    replacing('name', ['^Ким,? (Анна|Мария|Елена)', 'Ким-$1']),
    replacing('phone', ['0[0-4]$', '99']),
    replacing('ltv', ['\\.[1-5]$', '.99']),
    mapping('orders_count', { '7': '8', '11': '12' }),
  ],
  every: [
    replacing('email', ['@(\\w+)', '@$1-shop']),
    replacing('name', ['вна$', 'вна!']),
    replacing('bonus_card', ['^2', '3']),
    mapping('segment', { новый: 'new', постоянный: 'loyal', VIP: 'vip', ушедший: 'gone' }),
    mapping('source', { сайт: 'site', магазин: 'shop', акция: 'sale', звонок: 'call', рассылка: 'mail' }),
  ],
};
/** The least and the most rows that a step changes, as a share of all. */
const CHANGED: Record<Share, [least: number, most: number]> = { few: [0.04, 0.06], every: [0.99, 1] };

/** Opens a large sheet, and does five steps that change few rows each, or every row: as a recipe or one by one. */
const share = argument(1) as Share;
const { request } = startSession();
const start = performance.now();
await request('open', { path: argument(0), ...OPEN_OPTIONS });
const openSeconds = secondsSince(start);
const { columns, rules, counts } = await sheetState({ request });
const steps = STEPS[share].flatMap((operation): RecipeStep[] => {
  const step = stepOf(operation, stepColumns(columns, rules));
  return step === null ? [] : [{ ...step, on: true }];
});

const stepsStart = performance.now();
if (argument(2) === 'recipe') await applyNow(request, { kind: 'recipe', id: 'bench', name: 'bench', steps });
else for (const operation of STEPS[share]) await applyNow(request, operation);
const stepsSeconds = secondsSince(stepsStart);

const done = (await request('get-steps', {})).steps.map(({ changed }) => changed / counts.rows);
const [least, most] = CHANGED[share];
if (done.length !== STEPS[share].length || done.some((changed) => changed < least || changed > most))
  throw new Error(`the steps changed ${done.join(', ')} of the rows`);
await assertChecksAreRight(request);

const findings: RecipeUsed = { seconds: openSeconds + stepsSeconds, openSeconds };
tell(findings);

function replacing(header: (typeof HEADERS)[number], [find, replacement]: Query): SingleOperation {
  const scope = { kind: 'column' as const, column: HEADERS.indexOf(header) };
  return { kind: 'replace', scope, find, replacement, isRegex: true, matchCase: true, wholeCell: false };
}

function mapping(header: (typeof HEADERS)[number], values: Record<string, string>): SingleOperation {
  return { kind: 'map-values', column: HEADERS.indexOf(header), values: Object.entries(values) };
}
