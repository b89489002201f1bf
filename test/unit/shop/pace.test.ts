import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPace } from '../../../shared/shop/pace';

const API = fc.constantFrom(
  'https://api.aplaut.io/v4',
  'https://api.shoppilot.ru/v4',
  'https://127.0.0.1.example.ru',
  '',
);
const OWN = fc.constantFrom('http://127.0.0.1:8080/v4', 'http://localhost:1', 'http://[::1]/v4');
const positive = fc.double({ min: 0.1, max: 1000, noNaN: true });

describe('the pace of a shop', () => {
  it('is two per second if none is typed, whatever the address', () => {
    fc.assert(
      fc.property(fc.oneof(API, OWN), (baseUrl) => {
        expect(checkPace(null, baseUrl)).toEqual({ ok: true, pace: 2, isFast: false });
      }),
    );
  });

  it('may be unlimited only for this machine', () => {
    fc.assert(
      fc.property(API, OWN, (api, own) => {
        expect(checkPace(0, api)).toEqual({ ok: false, problem: 'pace-unlimited' });
        expect(checkPace(0, own)).toEqual({ ok: true, pace: 0, isFast: false });
      }),
    );
  });

  it('gives a warning above two per second, except for this machine', () => {
    fc.assert(
      fc.property(positive, API, OWN, (pace, api, own) => {
        expect(checkPace(pace, api)).toEqual({ ok: true, pace, isFast: pace > 2 });
        expect(checkPace(pace, own)).toMatchObject({ isFast: false });
      }),
    );
  });
});
