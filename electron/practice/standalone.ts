import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { exportSwitchesSchema } from './exports/switches';
import { faultScriptSchema } from './faults';
import { startPracticeShop } from './practice-shop';

/**
 * `npm run practice -- --port N --token T [--pace N] [--faults FILE] [--exports FILE] [--data FILE]`: the practice shop
 * by itself, for tests and experiments.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    token: { type: 'string', multiple: true, default: [] },
    pace: { type: 'string', default: '2' },
    faults: { type: 'string' },
    exports: { type: 'string' },
    data: { type: 'string', default: ':memory:' },
  },
});

void run();

async function run(): Promise<void> {
  const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));
  const faults = faultScriptSchema.parse(values.faults === undefined ? [] : await readJson(values.faults));
  const exports = exportSwitchesSchema.parse(values.exports === undefined ? {} : await readJson(values.exports));
  const shop = await startPracticeShop({
    databasePath: values.data,
    port: Number(values.port),
    tokens: values.token,
    pace: Number(values.pace),
    faults,
    exports,
  });
  process.stdout.write(`${shop.baseUrl}\n`);

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void shop.close().then(() => process.exit(0)));
  }
}
