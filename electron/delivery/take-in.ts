import type { RowPrints } from '../../shared/delivery/row-prints';
import { inTransaction, type Connection } from './database';
import type { DeliveryStore, JudgedRow, KnownRow, UnsentCounts } from './delivery-store';
import type { Ledger, LedgerVerdict } from './ledger';
import type { NewDelivery, SkippedInput } from './new-delivery';

/** Rows that are decided on, as the store takes them. */
interface Part<R extends JudgedRow = JudgedRow> {
  rows: R[];
  skipped: SkippedInput[];
}

/** Takes a new delivery in with all its rows, each with what the ledger says of it; durably and at once, or not at all. */
export async function takeIn(
  id: string,
  input: NewDelivery,
  into: { database: Connection; store: DeliveryStore; ledger: Ledger; now: () => Date },
): Promise<void> {
  const { database, store, ledger } = into;
  // Rows arrive over time, and other deliveries must be able to write meanwhile: gathered first, then one transaction. They are judged
  // while the sheet process prepares the next ones.
  const parts = (await allKnown(input, ledger)) ?? (await judged(input, ledger));
  const at = into.now().toISOString();
  inTransaction(database, () => {
    store.create(id, input, at, countUnsent(parts));
    for (const { rows, skipped } of parts) store.addRows(id, rows, skipped, at);
  });
}

function countUnsent(parts: readonly Part[]): UnsentCounts {
  // Rows that need no request although they are not as the server has them.
  const isNotApplied = ({ verdict }: JudgedRow) => verdict === 'contact-only' || verdict === 'not-taken';
  const sum = (count: (part: Part) => number) => parts.reduce((total, part) => total + count(part), 0);
  const skippedFor = (why: SkippedInput['reason']) =>
    sum(({ skipped }) => skipped.filter(({ reason }) => reason === why).length);
  return {
    notApplied: sum(({ rows }) => rows.filter(isNotApplied).length),
    keptBack: skippedFor('kept-back'),
    excluded: skippedFor('excluded'),
  };
}

/** All rows by their prints, where not one of them has to be sent; else null, with the first one that has. */
async function allKnown(input: NewDelivery, ledger: Ledger): Promise<Part<KnownRow>[] | null> {
  const { shop, all, printed } = input;
  if (all === true || printed === undefined || ledger.isEmpty(shop.ledgerScope)) return null;
  const parts: Part<KnownRow>[] = [];
  for await (const { rows, skipped } of printed(ledger.key)) {
    const verdicts = verdictsOn(rows, input, ledger);
    const known: KnownRow[] = [];
    for (const [index, { row, externalId }] of rows.entries()) {
      const verdict = verdicts[index];
      if (verdict === undefined || verdict === 'send') return null;
      known.push({ verdict, row, externalId, cells: null });
    }
    parts.push({ rows: known, skipped });
  }
  return parts;
}

async function judged(input: NewDelivery, ledger: Ledger): Promise<Part[]> {
  const parts: Part[] = [];
  for await (const { rows, skipped } of input.rows) {
    const printed = rows.map((prepared) => ({ prepared, prints: ledger.prints(prepared) }));
    const verdicts = input.all === true ? [] : verdictsOn(printed, input, ledger);
    const decide = ({ prepared, prints }: (typeof printed)[number], index: number): JudgedRow => {
      const { row, externalId, cells } = prepared;
      const verdict = verdicts[index] ?? 'send';
      return verdict === 'send' ? { verdict, prepared, prints } : { verdict, row, externalId, cells };
    };
    parts.push({ rows: printed.map(decide), skipped });
  }
  return parts;
}

function verdictsOn(rows: readonly { prints: RowPrints }[], { shop }: NewDelivery, ledger: Ledger): LedgerVerdict[] {
  return ledger.judge(
    shop.ledgerScope,
    rows.map(({ prints }) => prints),
  );
}
