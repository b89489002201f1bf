/** What is stored, in the order in which people ask. Each has two texts: `data.kept.<name>.what` and `.long`. */
export const KEPT = [
  'file',
  'tokens',
  'shops',
  'drafts',
  'failed',
  'history',
  'prints',
  'before',
  'list',
  'recipes',
  'watches',
  'log',
] as const;
