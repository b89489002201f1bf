import { describe, expect, it } from 'vitest';
import { archiveAddresses } from '../../../electron/shop-list/archive-address';

const LINK = 'http://archives.example.com/list.gz?signature=a%2Fb';
const SECURE = 'https://archives.example.com/list.gz?signature=a%2Fb';

describe('a link to an archive', () => {
  it.each([
    ['over https is taken', SECURE, false, { urls: [SECURE], isHttpWithheld: false }],
    ['over http is tried as https only', LINK, false, { urls: [SECURE], isHttpWithheld: true }],
    ['over http is taken if that is agreed', LINK, true, { urls: [SECURE, LINK], isHttpWithheld: false }],
    [
      'keeps its port',
      'http://archives.example.com:8080/x',
      true,
      {
        urls: ['https://archives.example.com:8080/x', 'http://archives.example.com:8080/x'],
        isHttpWithheld: false,
      },
    ],
  ])('%s', (_, link, overHttp, addresses) => {
    expect(archiveAddresses(link, null, overHttp)).toEqual(addresses);
  });

  it.each(['http://127.0.0.1:80/x', 'http://localhost:9000/x', 'http://[::1]:9000/x', 'https://127.0.0.1:9/x'])(
    'to this machine is taken as it is: %s',
    (link) => {
      const { href } = new URL(link);
      expect(archiveAddresses(link, null, false)).toEqual({ urls: [href], isHttpWithheld: false });
    },
  );

  it.each(['', 'list.gz', 'file:///etc/passwd', 'data:,x', 'https://name:word@archives.example.com/', 'http://'])(
    'is not followed if it is «%s»',
    (link) => {
      expect(archiveAddresses(link, null, true)).toBeNull();
    },
  );

  it('is not fooled by another spelling of loopback, or of another host', () => {
    expect(archiveAddresses('http://127.1/x', null, false)?.urls).toEqual(['http://127.0.0.1/x']);
    expect(archiveAddresses('http://127.0.0.1.example.com/x', null, false)?.isHttpWithheld).toBe(true);
    expect(archiveAddresses('http://127.0.0.1@archives.example.com/x', null, true)).toBeNull();
    expect(archiveAddresses('http://archives.example.com\\@127.0.0.1/x', null, false)?.isHttpWithheld).toBe(true);
  });
});

describe('a redirect', () => {
  it('from https to the same address over http counts as http', () => {
    expect(archiveAddresses(LINK, SECURE, false)).toEqual({ urls: [], isHttpWithheld: true });
    expect(archiveAddresses(LINK, SECURE, true)).toEqual({ urls: [LINK], isHttpWithheld: false });
  });

  it('from a server elsewhere never leads to this machine', () => {
    expect(archiveAddresses('http://127.0.0.1:9000/x', SECURE, true)).toBeNull();
    expect(archiveAddresses('http://127.0.0.1:9000/x', 'http://127.0.0.1:8000/', false)?.urls).toHaveLength(1);
  });
});
