import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_OUTCOME_REASONS } from '../../../electron/delivery/store/reported-rows';
import { CONSUMER_FIELDS } from '../../../shared/consumer/fields';
import { ISSUE_SEVERITY, type LayoutProblem } from '../../../shared/consumer/issue';
import { DELIVERY_MODES } from '../../../shared/consumer/delivery-mode';
import { CUSTOM_TYPES } from '../../../shared/consumer/target';
import { OUTCOME_KINDS, OUTCOME_REASONS } from '../../../shared/delivery/outcome';
import type { DeliveryProgress } from '../../../shared/delivery/summary';
import type { DeliveryStatus, PauseReason, StorageProblem } from '../../../shared/delivery/state';
import { LIST_REFUSAL_CODES } from '../../../shared/consumer/verdict/list-refusal';
import { VERDICT_KINDS } from '../../../shared/consumer/verdict/row-verdict';
import type { ListTaking } from '../../../shared/ipc/list-taking';
import { IPC_ERROR_CODES } from '../../../shared/ipc/contract';
import en from '../../../shared/locales/en.json';
import ru from '../../../shared/locales/ru.json';
import { REPAIR_CHOICES, TIDYINGS } from '../../../shared/sheet/operations/repair-choices';
import type { SheetView } from '../../../shared/sheet/sheet-state';
import { FILE_PROBLEMS } from '../../../shared/sheet/file-problem';
import type { BaseUrlProblem } from '../../../shared/shop/base-url';
import { AUTH_SCHEMES } from '../../../shared/shop/auth-scheme';
import type { ConnectionProblem } from '../../../shared/shop/connection-problem';
import { SHOP_HUES } from '../../../shared/shop/shop-hue';
import type { TokenPresence, VaultProblem } from '../../../shared/shop/shop';
import { KEPT } from '../../../renderer/features/help/kept';
import type { TryStep } from '../../../renderer/features/trying/try-step';
import { SEND_BLOCKERS } from '../../../renderer/model/send-readiness';

const PLURAL = /_(?:zero|one|two|few|many|other)$/;

function sentences(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree) as [string, unknown][]) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else if (typeof value === 'object' && value !== null)
      for (const [path, sentence] of sentences(value, `${prefix}${key}.`)) found.set(path, sentence);
  }
  return found;
}

const RU = sentences(ru);
const EN = sentences(en);
const baseKeys = (all: Map<string, string>) => new Set([...all.keys()].map((key) => key.replace(PLURAL, '')));

function placeholders(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{\{(\w+)(?:, number)?\}\}/g)].map(([, name]) => name ?? ''))].sort();
}

describe('the two languages', () => {
  it('have the same texts', () => {
    expect([...baseKeys(RU)].sort()).toEqual([...baseKeys(EN)].sort());
  });

  it('have no empty texts', () => {
    const silent = [...RU, ...EN].filter(([, sentence]) => sentence.trim() === '').map(([key]) => key);
    expect(silent).toEqual([]);
  });

  it('use the same placeholders', () => {
    const differing = [...RU].filter(([key, sentence]) => {
      const other = EN.get(key) ?? EN.get(key.replace(/_(?:few|many)$/, '_other'));
      return other === undefined || placeholders(sentence).join() !== placeholders(other).join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('have every plural form of their grammar', () => {
    const lacking = (all: Map<string, string>, forms: string[]) =>
      [...all.keys()]
        .filter((key) => PLURAL.test(key))
        .flatMap((key) => forms.map((form) => `${key.replace(PLURAL, '')}_${form}`).filter((form) => !all.has(form)));
    expect(lacking(RU, ['one', 'few', 'many', 'other'])).toEqual([]);
    expect(lacking(EN, ['one', 'other'])).toEqual([]);
  });

  it('are typeset: an apostrophe is no quote, and a date ends a Russian sentence with its own full stop', () => {
    const page = ([key]: [string, string]) => !/^(?:cli|report)\./.test(key);
    expect([...EN].filter(page).filter(([, sentence]) => sentence.includes("'"))).toEqual([]);
    // «30 нояб. 2028 г.»
    expect([...RU].filter(page).filter(([, sentence]) => /\{\{(?:since|until|date)\}\}\./.test(sentence))).toEqual([]);
  });

  it('are written for a person and not for a programmer', () => {
    const page = [...RU, ...EN].filter(([key]) => !/^(?:cli|report)\./.test(key));
    const wrong = page.filter(([, sentence]) =>
      /payload|upsert|маппинг|валидаци|\b422\b|undefined|\bdeliver|cabinet/i.test(sentence),
    );
    expect(wrong).toEqual([]);
  });

  it('use one word for one thing', () => {
    const other = {
      ru: /верн(?:уть|ём)(?!ся)|возврат|впи(?:сать|шите) (?:новый )?токен/i,
      en: /kept back|passed over|anew|\bgo on\b/i,
    };
    expect([...RU].filter(([, sentence]) => other.ru.test(sentence))).toEqual([]);
    expect([...EN].filter(([, sentence]) => other.en.test(sentence))).toEqual([]);
  });
});

/** Lists the members of a union. A missing one does not compile. */
function every<T extends string>(members: Record<T, true>): T[] {
  return Object.keys(members) as T[];
}

const pauseReasons = every<Exclude<PauseReason['by'], 'storage'> | `storage-${StorageProblem}`>({
  person: true,
  token: true,
  'no-token': true,
  network: true,
  'rate-limit': true,
  'failing-alike': true,
  restart: true,
  sleep: true,
  'storage-full': true,
  'storage-locked': true,
  'storage-damaged': true,
  'storage-other': true,
  program: true,
});
const layoutProblems = every<LayoutProblem['code']>({
  'constant-faulty': true,
  'required-missing': true,
  'field-twice': true,
  'custom-key-empty': true,
  'custom-key-twice': true,
  'custom-key-unsafe': true,
  'first-name-reset': true,
  'header-empty': true,
  'header-repeated': true,
});
const checks = every<ConnectionProblem>({
  'no-token': true,
  refused: true,
  forbidden: true,
  redirect: true,
  'not-aplaut': true,
  'server-fault': true,
  'bad-address': true,
  'no-network': true,
  'host-unknown': true,
  'host-refuses': true,
  silent: true,
  broken: true,
  'certificate-authority': true,
  'certificate-dates': true,
  'certificate-name': true,
  'no-tls': true,
  'proxy-unreachable': true,
  'proxy-log-in-required': true,
  'proxy-log-in-refused': true,
  'proxy-log-in-unknown': true,
  'proxy-refused': true,
  'proxy-no-server': true,
  'proxy-kind-unknown': true,
});
const addressProblems = every<BaseUrlProblem>({
  'not-a-url': true,
  'not-http': true,
  insecure: true,
  credentials: true,
  query: true,
});
const statuses = every<DeliveryStatus>({ ready: true, running: true, paused: true, stopped: true, finished: true });
const waits = every<NonNullable<DeliveryProgress['waiting']>['why']>({
  'rate-limit': true,
  'server-busy': true,
  network: true,
});
const presences = every<TokenPresence>({ saved: true, 'this-run': true, none: true });
const vaultProblems = every<VaultProblem>({ 'no-keyring': true, 'plain-text-only': true, 'keyring-locked': true });
const issueCodes = Object.keys(ISSUE_SEVERITY);

const promised: Record<string, string[]> = {
  issues: issueCodes.map((code) => `issues.${code}`),
  'short names of issues': issueCodes.map((code) => `issueNames.${code}`),
  'views of rows': every<Exclude<SheetView['only'], 'all' | 'issues'>>({
    excluded: true,
    ready: true,
    edited: true,
    unhelped: true,
  }).map((only) => `rows.only.${only}`),
  'decisions for a column': ['none', ...REPAIR_CHOICES].map((choice) => `rows.choice.${choice}`),
  tidyings: TIDYINGS.map((tidying) => `rows.tidy.${tidying}`),
  'file problems': FILE_PROBLEMS.map((code) => `fileProblems.${code}`),
  'outcomes, their hints and lists': OUTCOME_KINDS.flatMap((kind) => [
    `outcomes.${kind}`,
    `outcomes.hint.${kind}`,
    `outcomes.list.${kind}`,
  ]),
  'reasons of outcomes': OUTCOME_REASONS.map((reason) => `outcomes.reason.${reason}`),
  'reasons of rows without an outcome': NO_OUTCOME_REASONS.map((reason) => `report.noOutcome.${reason}`),
  'refusals of main': IPC_ERROR_CODES.map((code) => `errors.${code}`),
  'reasons of a pause': pauseReasons.flatMap((by) => [
    `delivery.pauseReason.${by}.title`,
    `delivery.pauseReason.${by}.text`,
  ]),
  'reasons to wait': waits.map((why) => `delivery.waiting.${why}`),
  'problems of a layout': layoutProblems.map((code) => `layoutProblems.${code}`),
  'connection checks': checks.flatMap((code) => [`shops.check.${code}.title`, `shops.check.${code}.text`]),
  addresses: addressProblems.map((problem) => `shops.addressProblem.${problem}`),
  tokens: [
    ...presences.map((presence) => `shops.tokenPresence.${presence}`),
    ...vaultProblems.map((problem) => `shops.vaultProblem.${problem}`),
    ...[...AUTH_SCHEMES, 'auto'].map((scheme) => `shops.authScheme.${scheme}`),
  ],
  'colours of shops': Array.from({ length: SHOP_HUES }, (_, hue) => `shops.hues.${hue}`),
  modes: DELIVERY_MODES.flatMap((mode) => [`modes.${mode}.name`, `modes.${mode}.text`]),
  statuses: statuses.map((status) => `history.status.${status}`),
  fields: CONSUMER_FIELDS.map((field) => `fields.${field}`),
  'kinds of custom attributes': CUSTOM_TYPES.map((type) => `columns.type.${type}`),
  verdicts: VERDICT_KINDS.flatMap((kind) => [`verdicts.kind.${kind}`, `verdicts.row.${kind}`]),
  'what becomes of a list': [
    ...LIST_REFUSAL_CODES.map((code) => `shopList.broken.${code}`),
    ...every<ListTaking['at']>({
      asking: true,
      limit: true,
      'answer-lost': true,
      repeating: true,
      preparing: true,
      fetching: true,
      comparing: true,
      checking: true,
    }).flatMap((at) => (at === 'preparing' ? ['waiting', 'processing'] : [at]).map((state) => `shopList.at.${state}`)),
  ],
  'steps of the try': every<TryStep>({
    look: true,
    repair: true,
    send: true,
    review: true,
    sending: true,
    result: true,
    elsewhere: true,
    'other-shop': true,
  }).map((step) => `trying.step.${step}`),
  'what is kept': KEPT.flatMap((name) => [`data.kept.${name}.what`, `data.kept.${name}.long`]),
  'what keeps from sending': SEND_BLOCKERS.map((blocker) => `review.blocker.${blocker}`),
};

describe('every code has its text', () => {
  it.each(Object.entries(promised))('%s', (_, keys) => {
    expect(keys.filter((key) => !RU.has(key) || !EN.has(key))).toEqual([]);
  });
});

describe('the page', () => {
  const root = join(import.meta.dirname, '..', '..', '..', 'renderer');
  const source = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
  const asked = [...new Set([...source.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? ''))];

  it('uses no missing text', () => {
    const known = baseKeys(RU);
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
  });

  it('has no hard-coded text', () => {
    const withoutComments = source.replace(/\/\*[^]*?\*\//g, '').replace(/(?:^|\s)\/\/.*$/gm, '');
    const cyrillic = withoutComments.match(/[^\n]*[а-яё]{2,}[^\n]*/gi) ?? [];
    // A language is shown by its own name, whatever the current one is.
    expect(cyrillic.filter((line) => !line.includes("ru: 'Русский'"))).toEqual([]);
  });
});
