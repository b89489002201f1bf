import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a sheet of so many customers, with ids from 1, into the folder. Returns its path. */
export function writeCustomers(folder: string, rows: number): string {
  const path = join(folder, 'клиенты.csv');
  const lines = Array.from(
    { length: rows },
    (_, n) => `${n + 1},c${n + 1}@example.ru,Клиент ${n + 1},+7 916 345-12-08,2018-01-01 00:11:22`,
  );
  writeFileSync(path, `external_id,email,name,phone,created_at\n${lines.join('\n')}\n`);
  return path;
}
