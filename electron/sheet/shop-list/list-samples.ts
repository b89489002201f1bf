import { rowPlan } from '../../../shared/consumer/rows/row-plan';
import type { RowRules } from '../../../shared/consumer/target';
import { LIST_SAMPLES, MAX_REPLACED_SAMPLES } from '../../../shared/consumer/verdict/list-agreement';
import { CUSTOM_PREFIX } from '../../../shared/delivery/compare/differences';
import type { ListSamples } from '../../../shared/consumer/verdict/list-answers';
import { inTimeSlices } from '../threads/time-slices';
import type { VerdictIndex } from './verdict-index';

const SLICE_ROWS = 65_536;
/** Enough for all that may be replaced. */
export const DRAWN = LIST_SAMPLES + MAX_REPLACED_SAMPLES;

/**
 * Draws those who are asked for by GET before a list is believed (shop-list-design.md, 4).
 *
 * @param random from 0 to 1, exclusive
 */
export async function listSamples(
  verdicts: VerdictIndex,
  rowCount: number,
  rules: RowRules,
  random: () => number,
): Promise<ListSamples> {
  const matched = new Reservoir(DRAWN, random);
  const unmatched = new Reservoir(DRAWN, random);
  await inTimeSlices(rowCount, SLICE_ROWS, (start, end) => {
    for (let row = start + 1; row <= end; row += 1) {
      const kind = verdicts.kindOf(row);
      if (kind === null || kind === 'not-known' || kind === 'leads-elsewhere') continue;
      if (verdicts.isMatched(row)) matched.offer(row);
      else unmatched.offer(row);
    }
  });
  return {
    listed: matched.rows.flatMap((row) => {
      const { meets } = verdicts.look(row);
      return meets?.adopted ?? meets?.byExternalId ?? meets?.byEmail ?? [];
    }),
    absent: unmatched.rows.map((row) => verdicts.look(row).prepared.externalId),
    fields: sentFields(rules),
  };
}

/** What rows of a sheet send, named as in a `Difference`. */
function sentFields(rules: RowRules): string[] {
  const { columns, constants } = rowPlan(rules);
  const ofColumns = columns.map(({ target }) =>
    target.kind === 'field' ? target.field : `${CUSTOM_PREFIX}${target.key.trim()}`,
  );
  return [...ofColumns, ...constants.map(({ field }) => field)].filter((field) => field !== 'external_id');
}

/** Draws some of many rows, each with the same chance (Vitter's algorithm R), in random order. */
export class Reservoir {
  readonly rows: number[] = [];
  #offered = 0;

  constructor(
    private readonly size: number,
    private readonly random: () => number,
  ) {}

  offer(row: number): void {
    this.#offered += 1;
    const place = Math.floor(this.random() * this.#offered);
    // While there is room, the place only decides the order.
    if (this.rows.length < this.size) this.rows.splice(place, 0, row);
    else if (place < this.size) this.rows[place] = row;
  }
}
