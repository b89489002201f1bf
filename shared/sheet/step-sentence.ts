import type { Step } from './operation';
import { TIDYINGS } from './operations/repair-choices';
import { isByMeaning } from './row-scope';

/** Translates a key of the locales. */
type Translate = (key: string, params: Record<string, string | number>) => string;

/** The longest value that a sentence quotes, in characters. */
const MOST_QUOTED = 60;
/** The most values that a sentence names. */
const MOST_VALUES = 3;

/** What a step does, as a sentence. */
export function stepSentence({ columns, operation }: Step, t: Translate): string {
  const header = (place: number): string => shortened(columns[place]?.header ?? '');
  const list = (headers: readonly string[]): string => headers.map((each) => t('recipes.quoted', { each })).join(', ');
  switch (operation.kind) {
    case 'repair': {
      const isTidying = TIDYINGS.some((tidying) => tidying === operation.code);
      const issue = t(`${isTidying ? 'rows.tidy' : 'issueNames'}.${operation.code}`, {});
      if (operation.column === null) return t('recipes.steps.repairEverywhere', { issue });
      return t('recipes.steps.repair', { issue, column: header(operation.column) });
    }
    case 'replace': {
      const words = { find: shortened(operation.find), replacement: shortened(operation.replacement) };
      if (operation.scope.kind !== 'column') return t('recipes.steps.replaceEverywhere', words);
      return t('recipes.steps.replace', { ...words, column: header(operation.scope.column) });
    }
    case 'split': {
      const into = operation.into.flatMap((column) => (column === null ? [] : [shortened(column.header)]));
      return t('recipes.steps.split', { column: header(operation.column), columns: list(into) });
    }
    case 'join': {
      const from = operation.columns.map(header);
      return t('recipes.steps.join', { columns: list(from), column: shortened(operation.into.header) });
    }
    case 'add-column': {
      const { column, fill } = operation;
      const words = { column: shortened(column.header), value: fill.kind === 'constant' ? shortened(fill.value) : '' };
      return t(`recipes.steps.add-column.${fill.kind}`, words);
    }
    case 'map-values': {
      const words = { count: operation.values.length, column: header(operation.column) };
      return t('recipes.steps.map-values', words);
    }
    case 'exclude': {
      const { rows } = operation;
      if (!isByMeaning(rows)) return t('recipes.steps.other', {});
      if ('issue' in rows) return t('recipes.steps.exclude.issue', { issue: t(`issueNames.${rows.issue}`, {}) });
      const { column, values } = rows.filter;
      if (!Array.isArray(values)) return t(`recipes.steps.exclude.${values}`, { column: header(column) });
      const words = { values: list(values.slice(0, MOST_VALUES).map(shortened)), column: header(column) };
      const more = values.length - MOST_VALUES;
      return more <= 0
        ? t('recipes.steps.exclude.values', words)
        : t('recipes.steps.exclude.manyValues', { ...words, more });
    }
    case 'merge-duplicates':
      return t(`recipes.steps.merge-duplicates.${operation.by}`, {});
    default:
      return t('recipes.steps.other', {});
  }
}

/** A text as far as a sentence quotes it. */
export function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length <= MOST_QUOTED ? text : `${letters.slice(0, MOST_QUOTED).join('')}…`;
}
