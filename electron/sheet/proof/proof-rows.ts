import { hash, randomInt } from 'node:crypto';
import type { ListedConsumer } from '../../../shared/consumer/verdict/listed-consumer';
import type { ListSamples } from '../../../shared/consumer/verdict/list-answers';
import { expectedValues } from '../../../shared/delivery/proof/field-prints';
import { noProofCounts } from '../../../shared/delivery/proof/proof';
import {
  isForgotten,
  proveRow,
  shownName,
  type ProvenRow,
  type RowToProve,
} from '../../../shared/delivery/proof/prove-row';
import type { ProofOfList } from '../../../shared/sheet/proof-requests';
import { KeyTable } from '../shop-list/key-table';
import type { ListedSheet } from '../shop-list/list-side';
import { DRAWN, Reservoir } from '../shop-list/list-samples';
import type { SheetKeys } from '../shop-list/sheet-keys';
import type { ShopList } from '../shop-list/shop-list';
import { TextPacker, type PackedTexts } from '../table/packed-texts';
import { inTimeSlices } from '../threads/time-slices';

/** Rows compared before other requests are handled. */
const SLICE_ROWS = 256;
const HASH_SEEDS = 2 ** 32;

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** What a list shows of the rows, before it is believed. */
export interface TriedProof {
  list: ShopList;
  proof: ProofOfList;
  /** Those that did not arrive, as JSON. */
  rows: PackedTexts;
  /** Sent fields that the list shows. */
  fields: string[];
}

/** The rows of a delivery that the shop accepted, and what a list of its consumers shows of them. */
export class ProofRows implements ListedSheet<TriedProof> {
  readonly #ids = new TextPacker();
  /** JSON of each row: a tenth of what objects would take. */
  readonly #packer = new TextPacker();
  #packed: PackedTexts | null = null;
  #trusted: TriedProof | null = null;
  #ledgerKey = '';

  add(rows: readonly RowToProve[], ledgerKey: string): void {
    this.#ledgerKey = ledgerKey;
    for (const row of rows) {
      this.#ids.add(consumerId(row));
      this.#packer.add(JSON.stringify(row));
    }
  }

  /** Call it when all rows are added. */
  async listKeys(): Promise<SheetKeys> {
    this.#packed = this.#packer.finish();
    const seed = (): number => randomInt(HASH_SEEDS);
    return {
      ids: await KeyTable.of(this.#ids.finish(), false, seed()),
      emails: await KeyTable.of(new TextPacker(0).finish(), true, seed()),
      adopted: null,
    };
  }

  async tryList(list: ShopList, { takenAt, askedAt }: { takenAt: string; askedAt: string }): Promise<TriedProof> {
    const rows = new TextPacker();
    const proof: ProofOfList = {
      ...{ takenAt, askedAt, counts: noProofCounts() },
      ...{ notShown: [], withoutValues: 0, forgotten: 0 },
    };
    let met = 0;
    const fields = new Set<string>();
    await this.#each((row) => {
      const consumer = found(list, row);
      if (consumer !== null) met += 1;
      const proven = proveRow(row, consumer, (field) => list.shows(field), { key: this.#ledgerKey, sha256 });
      proof.counts[proven.kind] += 1;
      if (proven.kind !== 'arrived') rows.add(JSON.stringify(proven));
      if (isForgotten(row)) proof.forgotten += 1;
      else if (row.prints === null && row.attributes === null) proof.withoutValues += 1;
      for (const field of sentNames(row)) fields.add(field);
    });
    const isShown = (field: string): boolean => list.shows(shownName(field));
    // Nobody can say what a list shows that has none of the rows' consumers.
    proof.notShown = met > 0 ? [...fields].filter((field) => !isShown(field)) : [];
    return { list, proof, rows: rows.finish(), fields: [...fields].filter(isShown) };
  }

  async listSamples({ list, fields }: TriedProof, random: () => number): Promise<ListSamples> {
    const met = new Reservoir(DRAWN, random);
    const missing = new Reservoir(DRAWN, random);
    await this.#each((row, index) => {
      if (!isForgotten(row)) (found(list, row) === null ? missing : met).offer(index);
    });
    return {
      listed: met.rows.flatMap((index) => found(list, this.#at(index)) ?? []),
      absent: missing.rows.map((index) => consumerId(this.#at(index))),
      fields,
    };
  }

  useList(tried: TriedProof): Promise<void> {
    this.#trusted = tried;
    return Promise.resolve();
  }

  get proof(): ProofOfList {
    return this.#proven().proof;
  }

  /** The rows that did not arrive, from an index on. */
  rows(from: number, limit: number): ProvenRow[] {
    const { rows } = this.#proven();
    const count = Math.max(0, Math.min(limit, rows.length - from));
    return Array.from({ length: count }, (_, at) => JSON.parse(rows.at(from + at) ?? '') as ProvenRow);
  }

  #proven(): TriedProof {
    if (this.#trusted === null) throw new Error('no list is trusted yet');
    return this.#trusted;
  }

  get #rowCount(): number {
    return this.#packed?.length ?? 0;
  }

  #at(index: number): RowToProve {
    return JSON.parse(this.#packed?.at(index) ?? '') as RowToProve;
  }

  async #each(work: (row: RowToProve, index: number) => void): Promise<void> {
    await inTimeSlices(this.#rowCount, SLICE_ROWS, (start, end) => {
      for (let index = start; index < end; index += 1) work(this.#at(index), index);
    });
  }
}

function found(list: ShopList, row: RowToProve): ListedConsumer | null {
  if (isForgotten(row)) return null;
  const meets = list.meets({ id: consumerId(row), email: '' });
  return (row.internalId === null ? meets?.byExternalId : meets?.byInternalId) ?? null;
}

/** What the row's consumer is found by. */
function consumerId({ internalId, externalId }: RowToProve): string {
  return internalId ?? externalId;
}

function sentNames({ prints, attributes }: RowToProve): readonly string[] {
  return prints?.fields ?? (attributes === null ? [] : expectedValues(attributes).map(([field]) => field));
}
