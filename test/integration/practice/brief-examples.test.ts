import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeShop, type PracticeShop } from '../../../electron/practice/practice-shop';

/**
 * The brief's examples as they are sent. curl sends its `-d` unchanged. Within the shell's single quotes, `'37456'` ends and reopens the
 * quoting, so the server gets the bare number 37456. The PHP and Ruby examples pass an array to Unirest. The API expects that array as
 * JSON, as the examples intend, so that is what is sent here.
 */
const TOKEN = 'xxxxxxxxxxxx';

const CURL_POST = `{
  "data": {
    "type": "consumers",
    "attributes": {
      "external_id": "347771386",
      "name": "Александр Лукашенко",
      "email": "luka@president.by",
      "custom_attributes": {
        "orders_count": "12",
        "ltv": "27456",
        "region": "74"
      }
    }
  }
}`;

const CURL_PUT = `{
  "data": {
    "type": "consumers",
    "attributes": {
      "custom_attributes": {
         "ltv": 37456
      }
    }
  }
}`;

const RUBY_POST = JSON.stringify({
  data: {
    type: 'consumers',
    attributes: {
      external_id: '347771386',
      name: 'Александр Лукашенко',
      email: 'luka@president.by',
      custom_attributes: { payment_status: 'not-paid', ltv: '27456', region: '74' },
    },
  },
});

const PHP_PUT = JSON.stringify({ data: { type: 'consumers', attributes: { custom_attributes: { ltv: '37456' } } } });

let shop: PracticeShop;

beforeEach(async () => {
  shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
});

afterEach(() => shop.close());

/** `node:http` sends exactly these headers and bytes. */
function send(method: string, path: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'Content-Type': 'application/vnd.api+json',
      Authorization: `Token token=${TOKEN}`,
      'Content-Length': Buffer.byteLength(body),
    };
    request(new URL(shop.baseUrl + path), { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end(body);
  });
}

describe("the brief's examples", () => {
  it.each([
    ['curl', CURL_POST],
    ['Ruby', RUBY_POST],
  ])('create a consumer once (%s)', async (_, body) => {
    expect(await send('POST', '/consumers', body)).toBe(201);
    expect(await send('POST', '/consumers', body)).toBe(422);
    const [consumer] = shop.consumers({ offset: 0, limit: 1, search: '' }).consumers;
    expect(consumer).toMatchObject({
      externalId: '347771386',
      name: 'Александр Лукашенко',
      customAttributes: { ltv: '27456', region: '74' },
    });
  });

  it.each([
    ['curl', CURL_PUT, 37456],
    ['PHP and Ruby', PHP_PUT, '37456'],
  ])('update a consumer, or create a missing one (%s)', async (_, body, ltv) => {
    expect(await send('PUT', '/consumers/347771386', body)).toBe(201);
    expect(await send('PUT', '/consumers/347771386', body)).toBe(200);
    const [consumer] = shop.consumers({ offset: 0, limit: 1, search: '' }).consumers;
    expect(consumer).toMatchObject({ externalId: '347771386', customAttributes: { ltv } });
  });
});
