import { externalIdOf, type ListedConsumer } from '../../../shared/consumer/verdict/listed-consumer';
import type { ConsumerAttributes } from '../../../shared/consumer/payload-types';
import { adoptionOf, type Adoption } from '../../../shared/consumer/verdict/adoption';
import { showsCleared } from '../../../shared/consumer/verdict/shown-fields';
import type { RowMeets } from '../../../shared/consumer/verdict/row-verdict';
import type { RowKeys } from '../../../shared/consumer/rows/row-plan';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import type { IdSet } from './id-set';
import type { KeptConsumers } from './kept-consumers';
import type { SheetKeys } from './sheet-keys';

/** What was found in a list. Indexes are those of the keys; entries are indexes of kept consumers plus 1, 0 for none. */
interface ListFound {
  consumers: number;
  keys: SheetKeys;
  kept: KeptConsumers;
  byExternalId: Uint32Array;
  byInternalId: Uint32Array;
  byEmail: Uint32Array;
  /** By index of a remembered internal id. */
  adopted: Uint32Array;
  /** Keys of e-mails that several consumers have. */
  sharedEmails: ReadonlySet<number>;
  /** Attributes that any kept consumer has in the list, if only as null. */
  shown: ReadonlySet<string>;
  /** External ids that may be somebody's internal id too. */
  externalIdsOf24: IdSet;
}

/** A list of a shop's consumers, as far as the rows of a sheet meet them. It is in memory only. */
export class ShopList {
  constructor(private readonly found: ListFound) {}

  /** Consumers of the list, those that no row meets included. */
  get consumers(): number {
    return this.found.consumers;
  }

  /** The consumers that a row with these keys meets; null if the list was not asked for them. */
  meets(row: RowKeys): RowMeets | null {
    const at = this.#places(row);
    if (at === null) return null;
    return {
      byExternalId: this.#consumer(this.found.byExternalId, at.id),
      byInternalId: this.#consumer(this.found.byInternalId, at.id),
      byEmail: this.#consumer(this.found.byEmail, at.email),
      adopted: this.#adopted(this.found.keys.adopted?.indexOf(at.id) ?? -1),
    };
  }

  /** Whether it would show if a consumer had the values that a row clears, see {@link showsCleared}. */
  showsCleared(attributes: ConsumerAttributes): boolean {
    return showsCleared(attributes, this.found.shown);
  }

  /** Whether the row can go to the consumer of its e-mail, see {@link adoptionOf}. */
  adoption(row: RowKeys, mode: DeliveryMode): Adoption {
    const meets = this.meets(row) ?? { byExternalId: null, byEmail: null };
    const internalId = meets.byEmail?.id ?? '';
    const adoption = adoptionOf(meets, mode, {
      isEmailOfSeveral: this.found.sharedEmails.has(row.email === '' ? -1 : this.found.keys.emails.findText(row.email)),
      isIdExternal: this.found.externalIdsOf24.hasText(internalId),
    });
    // A row that has the consumer's own id goes to it, and so does one that was adopted into it before.
    const externalId = meets.byEmail === null ? null : externalIdOf(meets.byEmail);
    const isOfRow = externalId !== null && this.found.keys.ids.findText(externalId) !== -1;
    const isTaken = isOfRow || this.#adopted(this.found.keys.adopted?.internalIds.findText(internalId) ?? -1) !== null;
    return adoption.can && isTaken ? { can: false, refusal: 'taken' } : adoption;
  }

  /** Whether any kept consumer has this attribute in the list, if only as null. */
  shows(field: string): boolean {
    return this.found.shown.has(field);
  }

  /** Indexes of the row's keys, −1 for none; null if the list was not asked for one of them. */
  #places({ id, email }: RowKeys): { id: number; email: number } | null {
    const { keys } = this.found;
    const at = { id: id === '' ? -1 : keys.ids.findText(id), email: email === '' ? -1 : keys.emails.findText(email) };
    const isKnown = (at.id !== -1 || id === '') && (at.email !== -1 || email === '');
    return isKnown ? at : null;
  }

  /** The consumer with the remembered internal id at an index, if it is still the one that was meant. */
  #adopted(index: number): ListedConsumer | null {
    const found = this.#consumer(this.found.adopted, index);
    return found !== null && this.found.keys.adopted?.isStill(index, found) === true ? found : null;
  }

  #consumer(indexes: Uint32Array, at: number): ListedConsumer | null {
    const index = at === -1 ? 0 : (indexes[at] ?? 0);
    return index === 0 ? null : this.found.kept.at(index - 1);
  }
}
