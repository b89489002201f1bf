import { DateTime } from 'luxon';
import { bench, describe } from 'vitest';
import { checkRow } from '../../shared/consumer/rows/check-row';
import { automaticLayout } from '../../shared/consumer/columns/automatic-layout';
import { parseDate } from '../../shared/consumer/cells/parse-date';

const headers = ['external_id', 'email', 'name', 'phone', 'created_at', 'ltv'];
const rules = { layout: automaticLayout(headers), timeZone: 'Europe/Moscow', mode: 'upsert' as const };
const row = ['100500', 'anna@example.ru', 'Иванова Анна', '+7 900 000-00-01', '2018-01-01 00:11:22', '27456'];

describe('one row, every check', () => {
  bench('checkRow', () => void checkRow(row, rules));
  bench(
    'luxon reading its date alone',
    () => void DateTime.fromFormat('2018-01-01 00:11:22', 'yyyy-MM-dd HH:mm:ss', { zone: 'Europe/Moscow' }).toISO(),
  );
  bench('parseDate reading it', () => void parseDate('2018-01-01 00:11:22', 'Europe/Moscow'));
});
