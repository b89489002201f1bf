import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { startPracticeShop, type PracticeShop, type SeenRequest } from '../../electron/practice/practice-shop';
import { startCli, type CliRun } from './run-cli';
import { temporaryFolder } from './temporary-folder';

/** The token that the shop takes. */
export const TOKEN = 'cli-test-token-Zq81';
export const withToken: NodeJS.ProcessEnv = { APLAUT_ACCESS_TOKEN: TOKEN };

export const HEADER = 'external_id,email,name,phone,created_at';
/** A line below {@link HEADER}. */
export const consumer = (n: number, name = `Клиент ${n}`): string =>
  `${n},c${n}@example.ru,${name},+7 900 000-00-00,2018-01-01 00:11:22`;

/** Where a test of the command line works: a practice shop, and a folder with sheets and user data, both made anew for each test. */
export interface CliBench {
  shop: () => PracticeShop;
  /** What the shop was asked, in this order. */
  seen: () => SeenRequest[];
  pathOf: (name: string) => string;
  /** Writes a sheet of these lines and gives its path. */
  sheet: (...lines: string[]) => string;
  /** The options that name the folder of user data. */
  data: () => string[];
  importArgs: (file: string, ...more: string[]) => string[];
  /** See `startCli`; the token is in the environment unless told otherwise. */
  run: (args: readonly string[], env?: NodeJS.ProcessEnv, input?: string, shell?: string) => Promise<CliRun>;
}

/** To be called at the top of a file of tests. */
export function useCliBench(): CliBench {
  let folder: ReturnType<typeof temporaryFolder>;
  let shop: PracticeShop;
  let seen: SeenRequest[];
  beforeEach(async () => {
    folder = temporaryFolder();
    seen = [];
    const onRequest = (request: SeenRequest): void => void seen.push(request);
    shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0, onRequest });
  });
  afterEach(async () => {
    await shop.close();
    folder.remove();
  });
  const pathOf = (name: string): string => join(folder.path, name);
  const data = (): string[] => ['--user-data', pathOf('data')];
  return {
    shop: () => shop,
    seen: () => seen,
    pathOf,
    sheet: (...lines) => {
      writeFileSync(pathOf('sheet.csv'), `${lines.join('\n')}\n`);
      return pathOf('sheet.csv');
    },
    data,
    importArgs: (file, ...more) => ['import', file, '--base-url', shop.baseUrl, '--pace', '0', ...data(), ...more],
    run: (args, env = withToken, input = '', shell) => startCli(args, env, input, shell).ended,
  };
}
