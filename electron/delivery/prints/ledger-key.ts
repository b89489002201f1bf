import { randomBytes } from 'node:crypto';
import type Database from 'libsql';

const KEY_BYTES = 32;

/** The key of all fingerprints in a database, made at its first start. */
export function ledgerKey(database: Database.Database): string {
  database
    .prepare('INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING')
    .run('ledger-key', randomBytes(KEY_BYTES).toString('hex'));
  const { value } = database.prepare('SELECT value FROM secrets WHERE name = ?').get('ledger-key') as { value: string };
  return value;
}
