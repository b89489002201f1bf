import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../shared/consumer/cells/parse-date';
import { RFC_3339 } from './rules';

describe('dates in sheets', () => {
  it.each([
    ['2018-01-01 00:11:22', '2018-01-01T00:11:22+03:00'],
    ['2018-01-01T00:11:22', '2018-01-01T00:11:22+03:00'],
    ['2018-01-01', '2018-01-01T00:00:00+03:00'],
    ['2018/1/2 3:04', '2018-01-02T03:04:00+03:00'],
    ['01.02.2018', '2018-02-01T00:00:00+03:00'],
    ['1.2.2018 г.', '2018-02-01T00:00:00+03:00'],
    ['01.01.2018 0:11:22', '2018-01-01T00:11:22+03:00'],
    ['01.01.2018, 00:11', '2018-01-01T00:11:00+03:00'],
    ['31/12/2018', '2018-12-31T00:00:00+03:00'],
    ['02/03/2018', '2018-03-02T00:00:00+03:00'],
    ['1.2.18 0:11', '2018-02-01T00:11:00+03:00'],
    ['1.2.99', '1999-02-01T00:00:00+03:00'],
    ['29.02.2020', '2020-02-29T00:00:00+03:00'],
    ['2012-06-01 12:00:00', '2012-06-01T12:00:00+04:00'],
    ['2018-01-01 00:11:22.120', '2018-01-01T00:11:22.12+03:00'],
    ['2018-01-01 00:11:22.000000', '2018-01-01T00:11:22+03:00'],
  ])('%s in Moscow is %s', (text, expected) => {
    expect(parseDate(text, 'Europe/Moscow')).toBe(expected);
  });

  it.each([
    ['2018-01-01T00:11:22Z', '2018-01-01T00:11:22Z'],
    ['2018-01-01t00:11:22z', '2018-01-01T00:11:22Z'],
    ['2018-01-01 00:11:22 UTC', '2018-01-01T00:11:22Z'],
    ['2018-01-01T00:11:22+05:00', '2018-01-01T00:11:22+05:00'],
    ['2018-01-01 00:11:22 -0330', '2018-01-01T00:11:22-03:30'],
    ['2018-01-01 00:11:22+14', '2018-01-01T00:11:22+14:00'],
  ])('%s keeps its own offset', (text, expected) => {
    expect(parseDate(text, 'Asia/Tokyo')).toBe(expected);
  });

  it.each([
    '31.02.2018',
    '29.02.2019',
    '00.01.2018',
    '2018-13-01',
    '02/13/2018',
    '01.02/2018',
    '2018-01-01 24:00:00',
    '2018-01-01 10:60',
    '2018-01-01T00:00:00+99:99',
    '2018-01-01T00:00:00+05:75',
    '2018-01-01 00:00-2019',
    '1899-12-31',
    '01.01.0001 0:00:00',
    '2101-01-01',
    '43101',
    '00:11:22',
    'вчера',
    '',
  ])('%s is not a date', (text) => {
    expect(parseDate(text, 'Europe/Moscow')).toBeNull();
  });

  it.each([
    ['Europe/Moscow', '2010-03-28 02:30:00', '2010-03-28T03:30:00+04:00'],
    ['America/New_York', '2018-03-11 02:30:00', '2018-03-11T03:30:00-04:00'],
    ['Australia/Lord_Howe', '2018-10-07 02:10:00', '2018-10-07T02:40:00+11:00'],
  ])('a time that %s skips, %s, is moved forward by the gap', (timeZone, text, expected) => {
    expect(parseDate(text, timeZone)).toBe(expected);
  });

  it.each([
    ['Europe/Moscow', '2010-10-31 02:30:00', '2010-10-31T02:30:00+04:00'],
    ['Europe/Berlin', '2018-10-28 02:30:00', '2018-10-28T02:30:00+02:00'],
    ['America/New_York', '2018-11-04 01:30:00', '2018-11-04T01:30:00-04:00'],
    ['Australia/Sydney', '2018-04-01 02:30:00', '2018-04-01T02:30:00+11:00'],
  ])('a time that %s has twice, %s, is the earlier one in every season', (timeZone, text, expected) => {
    expect(parseDate(text, timeZone)).toBe(expected);
  });

  it('are not read in an unknown zone unless they have an offset', () => {
    expect(parseDate('2018-01-01', 'Mars/Olympus')).toBeNull();
    expect(parseDate('2018-01-01T00:00:00Z', 'Mars/Olympus')).toBe('2018-01-01T00:00:00Z');
  });

  const zone = fc.constantFrom(
    'Europe/Moscow',
    'Asia/Yekaterinburg',
    'America/New_York',
    'Africa/Casablanca',
    'Asia/Kathmandu',
    'UTC',
  );
  const second = fc.integer({ min: Date.UTC(1970, 0, 2) / 1000, max: Date.UTC(2099, 0) / 1000 });

  it('give the same instant as luxon for the same wall-clock time', () => {
    fc.assert(
      fc.property(second, zone, (seconds, timeZone) => {
        const shown = DateTime.fromSeconds(seconds, { zone: timeZone });
        const read = parseDate(shown.toFormat('dd.MM.yyyy H:mm:ss'), timeZone) ?? '';
        expect(read).toMatch(RFC_3339);
        const again = DateTime.fromISO(read, { zone: timeZone });
        expect(again.toFormat('yyyy-MM-dd HH:mm:ss')).toBe(shown.toFormat('yyyy-MM-dd HH:mm:ss'));
        // A different instant with the same wall-clock time exists only where the clocks were put back. Then the earlier is taken.
        expect(again.toMillis()).toBeLessThanOrEqual(shown.toMillis());
        expect(shown.toMillis() - again.toMillis()).toBeLessThanOrEqual(3_600_000);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stay the same when read again', () => {
    fc.assert(
      fc.property(second, zone, zone, (seconds, from, to) => {
        const given =
          parseDate(DateTime.fromSeconds(seconds, { zone: from }).toFormat('yyyy-MM-dd HH:mm:ss'), from) ?? '';
        expect(parseDate(given, to)).toBe(given);
      }),
    );
  });
});
