import { hash, randomInt } from 'node:crypto';
import { adoptedIdentity, type AdoptionOfRow } from '../../../shared/consumer/verdict/adoption';
import { externalIdOf, type ListedConsumer } from '../../../shared/consumer/verdict/listed-consumer';
import { valueText } from '../../../shared/delivery/compare/same-value';
import { consumerFingerprint } from '../../../shared/delivery/compare/row-fingerprints';
import { TextPacker } from '../table/packed-texts';
import { inTimeSlices } from '../threads/time-slices';
import { KeyTable } from './key-table';

/** Ids that are hashed before other requests are handled. */
const SLICE_IDS = 2_048;
const HASH_SEEDS = 2 ** 32;

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** The consumers that rows of a sheet were adopted into by earlier deliveries, as far as that is remembered beside the ledger. */
export class AdoptedKeys {
  private constructor(
    /** Their internal ids. */
    readonly internalIds: KeyTable,
    /** By index of the row's id: index of the internal id plus 1; 0 for none. */
    private readonly ofId: Uint32Array,
    /** By index of the internal id. */
    private readonly identities: readonly string[],
    private readonly ledgerKey: string,
  ) {}

  /**
   * @param ids of the sheet's rows
   * @param remembered all adoptions of the shop; most may be of other sheets
   */
  static async of(ids: KeyTable, remembered: readonly AdoptionOfRow[], ledgerKey: string): Promise<AdoptedKeys | null> {
    if (remembered.length === 0) return null;
    const byConsumer = new Map(remembered.map((adoption) => [adoption.consumer, adoption]));
    const ofId = new Uint32Array(ids.length);
    const packer = new TextPacker();
    const identities: string[] = [];
    await inTimeSlices(ids.length, SLICE_IDS, (start, end) => {
      for (let index = start; index < end; index += 1) {
        const id = ids.at(index);
        const adoption = id === null ? undefined : byConsumer.get(consumerFingerprint(id, ledgerKey, sha256));
        if (adoption === undefined) continue;
        packer.add(adoption.internalId);
        ofId[index] = identities.push(adoption.identity);
      }
    });
    if (identities.length === 0) return null;
    const internalIds = await KeyTable.of(packer.finish(), false, randomInt(HASH_SEEDS));
    return new AdoptedKeys(internalIds, ofId, identities, ledgerKey);
  }

  /** The index of the internal id that the row with this id goes to; −1 for none. */
  indexOf(id: number): number {
    const index = (this.ofId[id] ?? 0) - 1;
    // Of equal internal ids, the first one is found in a list.
    return index === -1 ? -1 : this.internalIds.findText(this.internalIds.at(index) ?? '');
  }

  /** Whether a consumer is still the one that was meant when the internal id with this index was remembered. */
  isStill(index: number, consumer: ListedConsumer): boolean {
    const identity = adoptedIdentity(
      externalIdOf(consumer) ?? '',
      valueText(consumer.attributes['email']),
      this.ledgerKey,
      sha256,
    );
    return this.identities[index] === identity;
  }
}
