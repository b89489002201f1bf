import { expect, it } from 'vitest';
import { networkProblem, pauseTitleKey } from '../../../shared/delivery/network-problem';

const network = (message: string) => ({ by: 'network' as const, message });

it.each([
  ['PROXY_LOG_IN_REFUSED proxy.example.ru:3128 asks for Basic', 'proxy-log-in-refused'],
  ['PROXY_UNREACHABLE', 'proxy-unreachable'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-authority'],
  ['CERT_HAS_EXPIRED', 'certificate-dates'],
  ['ENOTFOUND', 'host-unknown'],
  ['ECONNREFUSED', 'host-refuses'],
  ['TIMEOUT', 'silent'],
  ['HTTP 502', 'server-fault'],
  ['', 'broken'],
])('a delivery that is paused because of %j has the words that the check has for it', (message, problem) => {
  expect(networkProblem(network(message), true)).toBe(problem);
  expect(pauseTitleKey(network(message), true)).toBe(`shops.check.${problem}.title`);
});

it('a name that is not found is no fault of the address while there is no network', () => {
  expect(networkProblem(network('ENOTFOUND'), false)).toBe('no-network');
});

it('other pauses keep their own words', () => {
  expect(networkProblem({ by: 'person' }, true)).toBeNull();
  expect(pauseTitleKey({ by: 'storage', problem: 'full', message: '' }, true)).toBe(
    'delivery.pauseReason.storage-full.title',
  );
});
