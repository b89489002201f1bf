import { expect, it } from 'vitest';
import { unreachableWords } from '../../../electron/cli/output/unreachable-words';
import { translatorFor } from '../../../electron/i18n/translate';

const en = translatorFor('en');

it.each([
  ['ECONNREFUSED', true, 'The server does not accept connections.'],
  ['CERT_HAS_EXPIRED', true, 'The server’s certificate has expired or is not valid yet.'],
  ['ENOTFOUND', true, 'No server with this name was found.'],
  ['ENOTFOUND', false, 'No network connection.'],
  ['HTTP 502', true, 'The server reports an error.'],
  [
    'PROXY_LOG_IN_REFUSED proxy.example.ru:3128 asks for Basic',
    true,
    'The proxy did not accept the user name or password.',
  ],
])(
  'a command says of %j (online: %j) what the check says of it, and names the code last',
  (message, isOnline, title) => {
    const words = unreachableWords({ by: 'network', message }, isOnline, en, 'Run it again.');
    expect(words.slice(0, title.length)).toBe(title);
    expect(words.slice(title.length).endsWith(` Run it again. Technical details: ${message}`)).toBe(true);
  },
);

it('names no code if there is none', () => {
  expect(unreachableWords({ by: 'network', message: '' }, true, translatorFor('ru'))).toBe(
    'Соединение оборвалось. Если обрывается снова и снова, это может делать антивирус или сетевой экран.',
  );
});
