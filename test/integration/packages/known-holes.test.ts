import { spawn } from 'node:child_process';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { judgeAudit, type Advisory } from '../../../scripts/known-holes/judge.mjs';
import { temporaryFolder } from '../../fakes/temporary-folder';

const root = join(import.meta.dirname, '..', '..', '..');

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** Starts a registry on loopback that answers as told. */
async function registry(answer: RequestListener): Promise<string> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Runs the real check, with the real npm, against a registry. */
async function check(address: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const cache = temporaryFolder();
  stops.push(cache.remove);
  const child = spawn(process.execPath, [join(root, 'scripts', 'known-holes.mjs'), ...args], {
    env: { ...process.env, npm_config_registry: address, npm_config_cache: cache.path, npm_config_fetch_retries: '0' },
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

/** Answers the question about all packages with these advisories, by the package's name. */
const advising =
  (advisories: Record<string, object[]>): RequestListener =>
  (request, response) => {
    const isQuestion = request.method === 'POST' && request.url === '/-/npm/v1/security/advisories/bulk';
    response.writeHead(isQuestion ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isQuestion ? advisories : {}));
  };

const ofReact = {
  id: 1,
  url: 'https://github.com/advisories/GHSA-0000-0000-0000',
  title: 'A planted hole',
  severity: 'low',
  vulnerable_versions: '>=0',
};

describe('the check for known holes', () => {
  it('passes where the registry knows of none, and fails for one in a pinned version', async () => {
    const [none, one] = await Promise.all([
      registry(advising({})).then((address) => check(address, '--required')),
      registry(advising({ react: [ofReact] })).then((address) => check(address)),
    ]);
    expect(none).toEqual({ code: 0, said: 'known holes: none (0 excepted)\n' });
    expect(one.code).toBe(1);
    expect(one.said).toContain(
      'known hole: react (low): A planted hole https://github.com/advisories/GHSA-0000-0000-0000',
    );
  });

  it('says that it could not ask, and fails only where it has to ask', async () => {
    const refusing = await registry((_, response) => response.writeHead(405).end());
    const [offline, required] = await Promise.all([check(refusing), check(refusing, '--required')]);
    expect(offline).toEqual({ code: 0, said: 'known holes: not checked, since no registry answered\n' });
    expect(required.code).toBe(1);
  });

  it('takes exceptions by advisory and package, and names those that no longer apply', () => {
    const found: Advisory = { ...ofReact, name: 'react' };
    const report = { vulnerabilities: { react: { via: [found] }, 'react-dom': { via: ['react'] } } };
    const exception = { advisory: 'GHSA-0000-0000-0000', package: 'react', why: 'the page never calls it' };
    expect(judgeAudit(report, [exception])).toEqual({ holes: [], needless: [] });
    const other = { ...exception, package: 'react-dom' };
    expect(judgeAudit(report, [other])).toEqual({
      holes: ['react (low): A planted hole https://github.com/advisories/GHSA-0000-0000-0000'],
      needless: ['react-dom GHSA-0000-0000-0000'],
    });
  });
});
