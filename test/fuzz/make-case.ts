import { below, pick, seededRandom } from '../bench/data/random';
import { CSV_TOKENS, makeCsv } from './make-csv';
import { mutateBytes } from './mutate-bytes';
import { mutateWorkbook } from './mutate-workbook';
import type { Seeds } from './seeds';

export interface FuzzCase {
  /** Without a folder. The extension may be wrong, as with real files. */
  fileName: string;
  bytes: Buffer;
}

const SEED_STEP = 1_000_003;

/** Makes the file with this number in the run with this seed. The same arguments always give the same file. */
export function makeCase(seeds: Seeds, seed: number, index: number): FuzzCase {
  const random = seededRandom(Math.imul(seed, SEED_STEP) + index);
  const chance = random();
  const named = (ending: string, bytes: Buffer): FuzzCase => ({
    fileName: `${seed}-${index}.${random() < 0.95 ? ending : pick(random, ['csv', 'xlsx', 'txt', 'xls'])}`,
    bytes,
  });
  if (chance < 0.15) return named('csv', makeCsv(random));
  if (chance < 0.4) {
    const text = random() < 0.5 ? makeCsv(random) : pick(random, seeds.texts);
    return named('csv', mutateBytes(random, text, CSV_TOKENS));
  }
  if (chance < 0.97) return named('xlsx', mutateWorkbook(random, pick(random, seeds.workbooks)));
  const other = pick(random, seeds.others);
  return named('xlsx', below(random, 2) === 0 ? other : mutateBytes(random, other, ['PK\x03\x04']));
}
