import type { PreparedRow } from '../../../shared/consumer/payload-types';
import type { NewDelivery } from '../../../electron/delivery/deliveries';

/** Rows as the sheet process prepares them, with numbers after `from`: the five required fields and ten attributes. */
export function preparedRows(count: number, from = 0): PreparedRow[] {
  return Array.from({ length: count }, (_, offset) => {
    const index = from + offset;
    const custom = Object.fromEntries(
      Array.from({ length: 10 }, (_, n) => [`attribute_${n}`, `значение ${index % 97} ${n}`]),
    );
    const attributes = {
      email: `anna${index}@example.ru`,
      name: `Анна ${index}`,
      phone: `+7900${String(index).padStart(7, '0')}`,
      created_at: '2024-03-12T00:00:00+03:00',
      custom_attributes: custom,
    };
    const cells = [
      `c${index}`,
      attributes.email,
      attributes.name,
      attributes.phone,
      '12.03.2024',
      ...Object.values(custom),
    ];
    return { row: index + 1, externalId: `c${index}`, attributes, cells };
  });
}

const ROWS_PER_MESSAGE = 1_000;

/** A delivery of these rows without a pace, given in the same way as the sheet process does. */
export function deliveryOf(
  baseUrl: string,
  rows: readonly PreparedRow[],
  rest: Partial<NewDelivery> = {},
): NewDelivery {
  return {
    shop: { id: 'shop', name: 'shop', baseUrl, auth: 'bearer', pace: 0, ledgerScope: 'shop' },
    mode: 'upsert',
    fileName: 'rows.csv',
    headers: ['external_id'],
    sourceKey: 'bench',
    rows: inMessages(rows),
    ...rest,
  };
}

async function* inMessages(rows: readonly PreparedRow[]): NewDelivery['rows'] {
  for (let start = 0; start < rows.length; start += ROWS_PER_MESSAGE) {
    yield await Promise.resolve({ rows: rows.slice(start, start + ROWS_PER_MESSAGE), skipped: [] });
  }
}
