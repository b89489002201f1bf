import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { startPracticeShop, type PracticeShop, type SeenRequest } from '../../electron/practice/practice-shop';
import { startCli, type CliRun } from './run-cli';
import { temporaryFolder } from './temporary-folder';

/** The token that the shop accepts. */
export const TOKEN = 'cli-test-token-Zq81';
export const withToken: NodeJS.ProcessEnv = { APLAUT_ACCESS_TOKEN: TOKEN };

export const HEADER = 'external_id,email,name,phone,created_at';
/** A row for {@link HEADER}. */
export const consumer = (n: number, name = `Клиент ${n}`): string =>
  `${n},c${n}@example.ru,${name},+7 900 000-00-00,2018-01-01 00:11:22`;

/** The environment for a command-line test: a practice shop, and a folder with sheets and user data. Both are new for each test. */
export interface CliBench {
  shop: () => PracticeShop;
  /** The requests that the shop received, in order. */
  seen: () => SeenRequest[];
  pathOf: (name: string) => string;
  /** Writes a sheet with these lines and returns its path. */
  sheet: (...lines: string[]) => string;
  /** The options that set the user-data folder. */
  data: () => string[];
  importArgs: (file: string, ...more: string[]) => string[];
  /** Like `startCli`. The token is in the environment unless `env` says otherwise. */
  run: (args: readonly string[], env?: NodeJS.ProcessEnv, input?: string, shell?: string) => Promise<CliRun>;
}

/** Call it at the top of a test file. */
export function useCliBench(): CliBench {
  let folder: ReturnType<typeof temporaryFolder>;
  let shop: PracticeShop;
  let seen: SeenRequest[];
  let started: ChildProcess[];
  beforeEach(async () => {
    folder = temporaryFolder();
    seen = [];
    started = [];
    const onRequest = (request: SeenRequest): void => void seen.push(request);
    shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0, onRequest });
  });
  afterEach(async () => {
    // A test that failed or ran out of time may leave its process running.
    for (const child of started) child.kill('SIGKILL');
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
    run: (args, env = withToken, input = '', shell) => {
      const { child, ended } = startCli(args, env, input, shell);
      started.push(child);
      return ended;
    },
  };
}
