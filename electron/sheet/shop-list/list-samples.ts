import { isAddressable } from '../../../shared/consumer/cells/id-faults';
import { LIST_SAMPLES, MAX_REPLACED_SAMPLES, sentFields } from '../../../shared/consumer/verdict/list-agreement';
import type { ListedConsumer } from '../../../shared/consumer/verdict/listed-consumer';
import { inTimeSlices } from '../threads/time-slices';
import type { VerdictIndex } from './verdict-index';

const SLICE_ROWS = 65_536;

/** What is asked for by GET before a list is believed (shop-list-design.md, 4). */
export interface ListSamples {
  /**
   * Consumers of the list that the sheet has, in random order: the first few are asked for, and the others replace those that were changed
   * meanwhile. `id` is for the path, and `fields` are what the row sends.
   */
  present: { row: number; id: string; listed: ListedConsumer; fields: string[] }[];
  /** Rows that would be new: a GET of their ids must answer 404. */
  absent: { row: number; id: string }[];
}

/** @param random from 0 to 1, exclusive */
export async function listSamples(
  verdicts: VerdictIndex,
  rowCount: number,
  random: () => number,
): Promise<ListSamples> {
  const matched = new Reservoir(LIST_SAMPLES + MAX_REPLACED_SAMPLES, random);
  const unmatched = new Reservoir(LIST_SAMPLES, random);
  await inTimeSlices(rowCount, SLICE_ROWS, (start, end) => {
    for (let row = start + 1; row <= end; row += 1) {
      const kind = verdicts.kindOf(row);
      if (kind === null || kind === 'not-known' || kind === 'leads-elsewhere') continue;
      if (verdicts.isMatched(row)) matched.offer(row);
      else unmatched.offer(row);
    }
  });
  return {
    present: matched.rows().flatMap((row) => present(verdicts, row) ?? []),
    absent: unmatched.rows().flatMap((row) => {
      const { externalId: id } = verdicts.look(row).prepared;
      return isAddressable(id) ? [{ row, id }] : [];
    }),
  };
}

/** Null if no path leads to the consumer. */
function present(verdicts: VerdictIndex, row: number): ListSamples['present'][number] | null {
  const { prepared, meets } = verdicts.look(row);
  const listed = meets?.byExternalId ?? meets?.byEmail ?? null;
  if (listed === null) return null;
  const id = listed === meets?.byExternalId ? prepared.externalId : listed.id;
  return id === null || !isAddressable(id) ? null : { row, id, listed, fields: sentFields(prepared.attributes) };
}

/** Draws some of many rows, each with the same chance (Vitter's algorithm R), in random order. */
class Reservoir {
  readonly #rows: number[] = [];
  #offered = 0;

  constructor(
    private readonly size: number,
    private readonly random: () => number,
  ) {}

  offer(row: number): void {
    this.#offered += 1;
    const place = Math.floor(this.random() * this.#offered);
    if (this.#rows.length < this.size) {
      // Where it is put does not matter for the chance, only for the order.
      this.#rows.splice(place, 0, row);
    } else if (place < this.size) this.#rows[place] = row;
  }

  rows(): readonly number[] {
    return this.#rows;
  }
}
