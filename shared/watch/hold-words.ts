import type { Hold } from './hold';

/** The key of the sentence on why a file waits, and the values in it. Numbers are written as the language has them. */
export function holdSentence(
  hold: Hold,
  number: (value: number) => string,
): { key: string; values: Record<string, string | number> } {
  const key = `watch.hold.${hold.why}`;
  switch (hold.why) {
    case 'fewer-rows':
      return { key, values: { count: hold.rows, rows: number(hold.rows), before: number(hold.before) } };
    case 'too-many-errors':
      return {
        key,
        values: { count: hold.rows, rows: number(hold.rows), ofRows: number(hold.ofRows), percent: hold.percent },
      };
    case 'too-many-changes':
      return { key, values: { count: hold.rows, rows: number(hold.rows), limit: number(hold.limit) } };
    case 'recipe-undecided':
    case 'recipe-misfit':
      return { key, values: { recipe: hold.recipe } };
    default:
      return { key, values: {} };
  }
}

/** The key of what is known more closely, with its values; null for nothing. */
export function holdDetail(hold: Hold): { key: string; values: Record<string, string> } | null {
  switch (hold.why) {
    case 'unreadable':
      return { key: `fileProblems.${hold.problem}`, values: { detail: '' } };
    case 'recipe-misfit':
      return { key: `recipes.misfits.${hold.misfit}`, values: { column: hold.column } };
    case 'no-list':
      return { key: `shopList.ended.${hold.ending}.title`, values: {} };
    case 'delivery-paused':
      return hold.by === 'storage' ? null : { key: `delivery.pauseReason.${hold.by}.title`, values: {} };
    default:
      return null;
  }
}
