/**
 * A delivery's source key has two parts: a key of the table that its rows come from, and a key of the request to send them. The whole key
 * recognises the same request made again. The first part alone recognises the table, whatever the shop and the rules.
 */
export function sourceKey(table: string, wish: string): string {
  return `${table}.${wish}`;
}

/** The table's part; null for keys made by older versions. */
export function tableOf(key: string): string | null {
  const end = key.indexOf('.');
  return end === -1 ? null : key.slice(0, end);
}

/** The key of a delivery made from the rows of another one, whose key is `key`. Both come from the same table. */
export function derivedKey(key: string, wish: string): string {
  const table = tableOf(key);
  return table === null ? wish : sourceKey(table, wish);
}
