/**
 * A delivery's source key: the table that its rows are from, and the wish to send them. The whole of it tells the same command given
 * again; by the table alone the rows are known again, whatever shop they go to and by whatever rules.
 */
export function sourceKey(table: string, wish: string): string {
  return `${table}.${wish}`;
}

/** The table's part; null of a key that an older version made. */
export function tableOf(key: string): string | null {
  const end = key.indexOf('.');
  return end === -1 ? null : key.slice(0, end);
}

/** The key of a delivery made of the rows of another one, which had this `key`: they are from the same table. */
export function derivedKey(key: string, wish: string): string {
  const table = tableOf(key);
  return table === null ? wish : sourceKey(table, wish);
}
