import type { SheetHost } from '../sheet/host/host';
import { preparedRows } from './sheet-rows';

/** The e-mails of the first ready rows of a sheet, up to one message's worth of rows. */
export async function firstEmails(host: SheetHost): Promise<string[]> {
  for await (const { rows } of preparedRows(host, null))
    return rows.flatMap(({ attributes: { email } }) => (typeof email === 'string' ? [email] : []));
  return [];
}
