/** `npm run check` tries a slow property this many times less often than `npm test`. Every run tries other values. */
const SHARE = 5;

/** How often a slow property is tried, of as many times as `npm test` tries it. */
export function runs(thorough: number): number {
  return process.env['THOROUGH'] === undefined ? Math.ceil(thorough / SHARE) : thorough;
}
