import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import { endingWords } from '../../../renderer/features/review/list/ending-words';
import { LIST_REFUSAL_CODES } from '../../../shared/consumer/verdict/list-refusal';
import type { ArchiveProblem, ListEnding } from '../../../shared/ipc/list-taking';

const problems: Record<ArchiveProblem, true> = {
  'bad-link': true,
  'http-not-agreed': true,
  'too-many-redirects': true,
  refused: true,
  unreachable: true,
  'too-large': true,
  'too-slow': true,
};
const endings: ListEnding[] = [
  { kind: 'cancelled' },
  { kind: 'throttled', waitMs: 61_000 },
  { kind: 'answer-lost' },
  { kind: 'not-offered', message: 'HTTP 404' },
  { kind: 'rejected', message: 'Export failed' },
  ...(['quota', 'start-time-exceeded', 'other'] as const).map((reason): ListEnding => ({
    kind: 'refused',
    reason,
    message: '',
  })),
  { kind: 'off-contract', message: '' },
  { kind: 'unanswered', reason: { by: 'network', message: 'ECONNREFUSED' } },
  { kind: 'unanswered', reason: { by: 'token', httpStatus: 401, message: 'invalid_token', requestId: null } },
  ...Object.keys(problems).map((problem): ListEnding => ({
    kind: 'no-archive',
    problem: problem as ArchiveProblem,
    detail: '',
  })),
  ...LIST_REFUSAL_CODES.map((code): ListEnding => ({ kind: 'broken', refusal: { code, line: 7 } })),
  { kind: 'not-trusted', why: { kind: 'differs', field: 'name' } },
  ...(['not-there', 'left-out', 'changing'] as const).map((kind): ListEnding => ({
    kind: 'not-trusted',
    why: { kind },
  })),
];

describe.each(['ru', 'en'] as const)('the end of taking a list, in %s', (language) => {
  const t = translatorFor(language) as never;

  it.each(endings)('has words: %j', (ending) => {
    const words = endingWords(ending, 'Магазин', t, true);
    expect(words?.title).toMatch(/^[А-ЯA-Z]/);
    expect(words?.text).toMatch(/[.]$/);
    // Neither a key nor a placeholder is left.
    expect(`${words?.title} ${words?.text}`).not.toMatch(/shopList|\{\{|undefined/);
  });

  it.each([
    ['ENOTFOUND archives', 'host-unknown', true],
    ['ECONNREFUSED', 'host-refuses', false],
    ['PROXY_UNREACHABLE proxy.example.com', 'proxy-unreachable', true],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-authority', true],
    ['TIMEOUT', 'silent', false],
    ['HTTP 503', 'server-fault', false],
  ])('says of %s what "check connection" says, and that one can do without a list', (message, problem, isOfNetwork) => {
    const words = endingWords({ kind: 'unanswered', reason: { by: 'network', message } }, 'Магазин', t, true);
    const check = (part: string): unknown => (t as (key: string) => unknown)(`shops.check.${problem}.${part}`);
    expect(words).toMatchObject({ title: check('title'), cause: check('text'), isOfNetwork, act: 'again' });
    expect(words?.text).toMatch(/без него|without/);
    expect(words?.detail).toBe(message);
  });

  it.each([
    ['ENOTFOUND', true, 'host-unknown', true],
    ['ENOTFOUND', false, 'no-network', false],
    ['ECONNRESET', true, 'broken', false],
    ['PROXY_REFUSED proxy.example.com', true, 'proxy-refused', true],
  ])(
    'says why the server of a finished list is not reached: %s, online: %s',
    (detail, isOnline, problem, isOfNetwork) => {
      const words = endingWords({ kind: 'no-archive', problem: 'unreachable', detail }, 'Магазин', t, isOnline);
      const title = (t as (key: string) => unknown)(`shops.check.${problem}.title`);
      expect(words).toMatchObject({ cause: `${String(title)}.`, isOfNetwork, act: 'again', detail });
      // The words of "check" on what to do are about the shop's address and token.
      expect(words?.text).toMatch(/на другом сервере|on another server/);
    },
  );

  it('says of a computer without a network that it has none, and of a server that asks to wait that it does', () => {
    const title = (message: string, by: 'network' | 'rate-limit', isOnline: boolean) =>
      endingWords({ kind: 'unanswered', reason: { by, message } }, 'Магазин', t, isOnline)?.title;
    expect(title('ENOTFOUND', 'network', false)).toBe((t as (key: string) => unknown)('shops.check.no-network.title'));
    expect(title('HTTP 429', 'rate-limit', true)).toBe(
      (t as (key: string) => unknown)('delivery.pauseReason.rate-limit.title'),
    );
  });

  it('says which field differs, which line is broken, and for which shop http is agreed', () => {
    const text = (ending: ListEnding) => endingWords(ending, 'Магазин', t, true)?.text;
    expect(text({ kind: 'not-trusted', why: { kind: 'differs', field: 'custom_attributes.ltv' } })).toContain('ltv');
    expect(text({ kind: 'broken', refusal: { code: 'not-json', line: 7 } })).toContain('7');
    expect(text({ kind: 'no-archive', problem: 'http-not-agreed', detail: '' })).toContain('Магазин');
  });
});
