import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeShop, type PracticeShop } from '../../../electron/practice/practice-shop';

const TOKEN = 'practice-token';
const MEDIA_TYPE = 'application/vnd.api+json';

let shop: PracticeShop;

beforeEach(async () => {
  shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], forbiddenTokens: ['no-scope'], pace: 0 });
});

afterEach(() => shop.close());

interface Reply {
  status: number;
  headers: Headers;
  text: string;
  attributes: Record<string, unknown>;
}

async function ask(
  method: string,
  path: string,
  attributes?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(shop.baseUrl + path, {
    method,
    redirect: 'manual',
    headers: {
      Authorization: `Bearer ${TOKEN}`,
      ...(attributes === undefined ? {} : { 'Content-Type': MEDIA_TYPE }),
      ...headers,
    },
    ...(attributes === undefined ? {} : { body: JSON.stringify({ data: { type: 'consumers', attributes } }) }),
  });
  const text = await response.text();
  const body = (response.headers.get('content-type') ?? '').includes('json')
    ? (JSON.parse(text) as { data?: { attributes: Record<string, unknown> } })
    : {};
  return { status: response.status, headers: response.headers, text, attributes: body.data?.attributes ?? {} };
}

describe('consumers', () => {
  it('are created by POST, once', async () => {
    expect((await ask('POST', '/consumers', { external_id: '1', email: 'a@example.ru' })).status).toBe(201);
    const again = await ask('POST', '/consumers', { external_id: '1' });
    expect(again.status).toBe(422);
    expect(JSON.parse(again.text)).toEqual({
      errors: {
        status: 422,
        title: 'Validation error',
        details: { external_id: ['is already taken'], model: 'Validation of Consumer failed.' },
      },
    });
    expect((await ask('POST', '/consumers', { external_id: '2', email: 'A@example.ru' })).text).toContain(
      '"email":["is already taken"]',
    );
  });

  it('are created or partly updated by PUT; custom attributes merge, null clears', async () => {
    const created = await ask('PUT', '/consumers/7', { name: 'Анна', custom_attributes: { ltv: '1', region: 66 } });
    expect([created.status, created.attributes['external_id']]).toEqual([201, '7']);
    const changed = await ask('PUT', '/consumers/7', { custom_attributes: { ltv: '2', city: 'Тула', region: null } });
    expect(changed.status).toBe(200);
    expect(changed.attributes).toMatchObject({ name: 'Анна', custom_attributes: { ltv: '2', city: 'Тула' } });
    expect(changed.attributes['custom_attributes']).not.toHaveProperty('region');
    expect((await ask('PUT', '/consumers/7', { name: null })).attributes['name']).toBeNull();
  });

  it('silently keep their e-mail, phone and id (traps 1 and 3)', async () => {
    await ask('PUT', '/consumers/7', { email: 'a@example.ru', phone: '1' });
    const changed = await ask('PUT', '/consumers/7', { email: 'b@example.ru', phone: '2', external_id: '8' });
    expect(changed.status).toBe(200);
    expect(changed.attributes).toMatchObject({ external_id: '7', email: 'a@example.ru', phone: '1' });
  });

  it('have names and phones in the shop’s own spelling, and no first name beside a name (trap 7)', async () => {
    const sent = { name: ' ИВАНОВ  иван-пётр ', first_name: 'Ваня', phone: '+7 (900) 000-00-01' };
    const made = await ask('PUT', '/consumers/7', sent);
    expect(made.attributes).toMatchObject({ name: 'Иванов Иван-Пётр', first_name: null, phone: '79000000001' });
    expect((await ask('PUT', '/consumers/7', { first_name: 'Ваня' })).attributes['first_name']).toBe('Ваня');
    const renamed = await ask('PUT', '/consumers/7', { name: 'ПЕТРОВ' });
    expect(renamed.attributes).toMatchObject({ name: 'Петров', first_name: null });
    expect((await ask('POST', '/consumers', { external_id: '8', name: 'АННА' })).attributes['name']).toBe('Анна');
  });

  it('are created without anything to find them by (trap 8)', async () => {
    const made = await ask('POST', '/consumers', { name: 'Анна' });
    expect([made.status, made.attributes['external_id']]).toEqual([201, null]);
    expect((await ask('POST', '/consumers', { name: 'Анна' })).status).toBe(201);
  });

  it('created by an order have an e-mail but no id, and can be found only by their internal one (trap 9)', async () => {
    const { text } = await ask('POST', '/consumers', { email: 'anna@example.ru' });
    const { data } = JSON.parse(text) as { data: { id: string } };
    for (const [method, path] of [
      ['PUT', '/consumers/7'],
      ['POST', '/consumers'],
    ] as const) {
      const refused = await ask(method, path, { email: 'anna@example.ru', name: 'Анна' });
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('"email":["is already taken"]')]);
    }
    const changed = await ask('PUT', `/consumers/${data.id}`, { name: 'Анна', external_id: '7' });
    expect([changed.status, changed.attributes['name'], changed.attributes['external_id']]).toEqual([
      200,
      'Анна',
      null,
    ]);
  });

  it.each(['/consumers/ivan.petrov', '/consumers/ivan%2Epetrov'])(
    'are hit by %s at the first dot (trap 2)',
    async (path) => {
      await ask('PUT', '/consumers/ivan', { name: 'Иван' });
      await ask('PUT', path, { name: 'Пётр' });
      expect((await ask('GET', '/consumers/ivan')).attributes['name']).toBe('Пётр');
    },
  );

  it('are never found by an id with a slash (trap 2)', async () => {
    await ask('POST', '/consumers', { external_id: 'a/b' });
    expect((await ask('GET', '/consumers/a%2Fb')).status).toBe(404);
    expect((await ask('PUT', '/consumers/a%2Fb', { name: 'x' })).status).toBe(404);
  });

  it('can be found by their internal id too', async () => {
    const { text } = await ask('POST', '/consumers', { external_id: '1', name: 'Анна' });
    const { data } = JSON.parse(text) as { data: { id: string } };
    expect(data.id).toMatch(/^[0-9a-f]{24}$/);
    expect((await ask('GET', `/consumers/${data.id}`)).attributes['name']).toBe('Анна');
  });

  it('are listed and deleted', async () => {
    await ask('POST', '/consumers', { external_id: '1' });
    expect((JSON.parse((await ask('GET', '/consumers?per_page=5')).text) as { data: unknown[] }).data).toHaveLength(1);
    expect((await ask('GET', '/consumers?per_page=26')).status).toBe(400);
    expect((await ask('DELETE', '/consumers/1')).status).toBe(204);
    expect((await ask('DELETE', '/consumers/1')).status).toBe(404);
  });
});

describe('access', () => {
  it.each([`Bearer ${TOKEN}`, `Token token=${TOKEN}`, `Token token="${TOKEN}"`])(
    'is granted to «%s»',
    async (Authorization) => {
      expect((await ask('GET', '/consumers', undefined, { Authorization })).status).toBe(200);
    },
  );

  it('is refused without JSON, with the reason in a header', async () => {
    const unknown = await ask('GET', '/consumers', undefined, { Authorization: 'Bearer other' });
    expect([unknown.status, unknown.text]).toEqual([401, '']);
    expect(unknown.headers.get('www-authenticate')).toBe(
      'Bearer realm="Doorkeeper", error="invalid_token", error_description="The access token is invalid"',
    );
    const none = await ask('GET', '/consumers', undefined, { Authorization: 'nonsense' });
    expect([none.status, none.text]).toEqual([401, 'HTTP Token: Access denied.\n']);
    expect(none.headers.get('www-authenticate')).toBe('Token realm="Aplaut Platform API v4"');
    expect((await ask('GET', '/consumers', undefined, { Authorization: 'Bearer no-scope' })).status).toBe(403);
  });
});

describe('requests', () => {
  it('get an X-Request-Id, whatever the answer', async () => {
    for (const path of ['/consumers', '/consumers/none', '/elsewhere']) {
      expect((await ask('GET', path)).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('need the media type, and a document', async () => {
    expect((await ask('POST', '/consumers', { external_id: '1' }, { 'Content-Type': 'application/json' })).status).toBe(
      415,
    );
    const response = await fetch(`${shop.baseUrl}/consumers`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': MEDIA_TYPE },
      body: '{"data":[',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: { title: 'Bad request', readme: {} } });
  });

  it('in excess are delayed, not refused', async () => {
    shop.setPace(50);
    const before = performance.now();
    const replies = await Promise.all(Array.from({ length: 6 }, () => ask('GET', '/consumers')));
    expect(replies.every(({ status }) => status === 200)).toBe(true);
    expect(performance.now() - before).toBeGreaterThanOrEqual(5 * 20 - 5);
  });
});

describe('faults', () => {
  it('throttle with the observed headers', async () => {
    shop.setFaults([{ match: { nth: 1 }, action: { do: 'rate-limit', resetInSeconds: 3 } }]);
    const throttled = await ask('GET', '/consumers');
    expect([throttled.status, throttled.text]).toEqual([429, 'Throttled']);
    expect(throttled.headers.get('x-ratelimit-reset')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000$/);
    expect((await ask('GET', '/consumers')).status).toBe(200);
  });

  it('break off the connection before or after acting', async () => {
    shop.setFaults([
      { match: { path: '/consumers/before' }, action: { do: 'drop', when: 'before' } },
      { match: { path: '/consumers/after' }, action: { do: 'drop', when: 'after' } },
    ]);
    await expect(ask('PUT', '/consumers/before', {})).rejects.toThrow();
    await expect(ask('PUT', '/consumers/after', {})).rejects.toThrow();
    expect(shop.consumers({ offset: 0, limit: 9, search: '' }).consumers.map((c) => c.externalId)).toEqual(['after']);
  });

  it('redirect, answer a status, or answer garbage', async () => {
    shop.setFaults([
      { match: { nth: 1 }, action: { do: 'redirect', status: 302, location: 'https://elsewhere.example/' } },
      { match: { nth: 1 }, action: { do: 'status', status: 503, headers: { 'Retry-After': '2' } } },
      { match: { nth: 1 }, action: { do: 'garbage', kind: 'html' } },
    ]);
    expect((await ask('GET', '/consumers')).headers.get('location')).toBe('https://elsewhere.example/');
    expect((await ask('GET', '/consumers')).headers.get('retry-after')).toBe('2');
    expect((await ask('GET', '/consumers')).text).toContain('<h1>');
  });
});

describe('the shop’s consumers', () => {
  it('can be searched, paged and emptied', async () => {
    for (const n of [1, 2, 3]) await ask('PUT', `/consumers/${n}`, { name: `Клиент ${n}` });
    expect(shop.consumers({ offset: 1, limit: 1, search: '' })).toMatchObject({
      total: 3,
      consumers: [{ externalId: '2' }],
    });
    expect(shop.consumers({ offset: 0, limit: 9, search: 'Клиент 3' }).total).toBe(1);
    shop.empty();
    expect(shop.consumers({ offset: 0, limit: 9, search: '' }).total).toBe(0);
  });
});

it('lets many requests wait for their turn, and warns of no leak', async () => {
  const warnings: string[] = [];
  const note = ({ name }: Error) => void warnings.push(name);
  process.on('warning', note);
  shop.setPace(25);
  const replies = await Promise.all(Array.from({ length: 25 }, (_, id) => ask('PUT', `/consumers/${id}`, {})));
  process.off('warning', note);
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
  expect(warnings).toEqual([]);
});
