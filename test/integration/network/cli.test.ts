import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AUTHORITY, companyProxy, secureShop, SHOP_HOST } from '../../fakes/company-network';
import { useCliBench, withToken } from '../../fakes/cli-bench';

const { run, data, pathOf } = useCliBench();
const LOG_IN = { user: 'anna', password: 'p@ss' };

/** The variables by which Linux names a proxy. They override what the computer that runs the tests has. */
const environment = (https_proxy: string) => ({
  ...withToken,
  https_proxy,
  http_proxy: '',
  no_proxy: '',
  all_proxy: '',
});

it('a command goes through the system’s proxy and says what of the network fails', async () => {
  const { port, heard } = await secureShop('shop-by-company');
  const { proxy, asked, logIns } = await companyProxy(port, { logIn: LOG_IN });
  const address = `${proxy.host}:${proxy.port}`;
  await run(['shops', 'add', 'Company', '--base-url', `https://${SHOP_HOST}/v4`, ...data()]);
  const check = async (variable: string) =>
    run(['shops', 'check', 'Company', ...data(), '--json'], environment(variable));

  const unknown = await check(`http://${address}`);
  expect(unknown.json().error).toMatchObject({ code: 'proxy-log-in-required' });
  expect(unknown.json().error.message).toContain(address);
  expect(asked).toEqual([`${SHOP_HOST}:443`]);

  const untrusted = await check(`http://anna:p%40ss@${address}`);
  expect(untrusted.json().error).toMatchObject({ code: 'certificate-authority' });
  expect(heard).toEqual([]);

  writeFileSync(join(pathOf('data'), 'network.json'), JSON.stringify({ authority: AUTHORITY }));
  const reached = await check(`http://anna:p%40ss@${address}`);
  expect(reached.stderr + reached.stdout).not.toContain('p@ss');
  expect(reached.exitCode).toBe(0);
  expect(heard).toHaveLength(1);
  expect(logIns).toEqual(['anna:p@ss', 'anna:p@ss']);

  const gone = await check('http://127.0.0.1:9');
  expect(gone.json().error.code).toBe('proxy-unreachable');
});
