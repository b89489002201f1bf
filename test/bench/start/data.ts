import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../electron/delivery/store/database';

export const SHOPS = 10;
export const DELIVERIES = 5_000;

/** A user-data folder of a person who looks after ten shops. */
export function writeShops(userData: string): void {
  const shops = Array.from({ length: SHOPS }, (_, index) => ({
    id: `shop-${index}`,
    name: `Shop ${index + 1}`,
    baseUrl: `https://shop-${index}.example/v4`,
    auth: 'bearer',
    foundAuth: null,
    hue: index,
    timeZone: 'Europe/Moscow',
    pace: 2,
  }));
  mkdirSync(userData, { recursive: true });
  writeFileSync(join(userData, 'shops.json'), JSON.stringify({ shops, chosenId: 'shop-3' }));
}

/** A user-data folder with a long history. */
export function writeHistory(userData: string): void {
  mkdirSync(userData, { recursive: true });
  const database = openDatabase(join(userData, 'deliveries.db'));
  database.exec(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${DELIVERIES})
     INSERT INTO deliveries (id, shop_name, base_url, auth, pace, mode, file_name, headers, source_key, concurrency, batch_size, state,
         created_at, finished_at, row_count, outcome_counts)
       SELECT 'd' || i, 'Shop', 'https://shop.example/v4', 'bearer', 2, 'upsert', 'customers ' || i || '.csv', '["external_id"]', 's' || i, 1,
         1, '{"status":"finished"}', '2026-01-01T00:00:00.000Z', '2026-01-01T01:00:00.000Z', 10, '{"created":10}' FROM n;
     INSERT INTO delivery_runs (delivery_id, run_by, started_at, ended_at, ended)
       SELECT id, 'window', created_at, finished_at, 'finished' FROM deliveries;`,
  );
  database.close();
}
