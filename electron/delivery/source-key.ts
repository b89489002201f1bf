/**
 * A delivery's source key: a key of the table its rows are from, and one of the wish to send them. The whole key recognizes the same
 * command given again. The table's part alone recognizes the rows, whatever the shop and the rules.
 */
export function sourceKey(table: string, wish: string): string {
  return `${table}.${wish}`;
}

/** The table's part; null for keys made by older versions. */
export function tableOf(key: string): string | null {
  const end = key.indexOf('.');
  return end === -1 ? null : key.slice(0, end);
}

/** The key of a delivery made from the rows of another one, which has `key`: they are from the same table. */
export function derivedKey(key: string, wish: string): string {
  const table = tableOf(key);
  return table === null ? wish : sourceKey(table, wish);
}
