import { rowKeys } from '../../../shared/consumer/rows/row-plan';
import type { RowRules } from '../../../shared/consumer/target';
import type { EmailDecision } from '../../../shared/consumer/verdict/email-decision';

/** What the person decided for rows whose e-mail belongs to another consumer of the shop. */
export class RowDecisions {
  readonly #of = new Map<number, EmailDecision>();
  /** By internal id: how many rows were decided to go to that consumer. */
  readonly #adopted = new Map<string, number>();

  get(row: number): EmailDecision | null {
    return this.#of.get(row) ?? null;
  }

  /** Null takes a decision back. */
  set(row: number, decision: EmailDecision | null): void {
    this.#countAdopted(this.get(row), -1);
    this.#countAdopted(decision, 1);
    if (decision === null) this.#of.delete(row);
    else this.#of.set(row, decision);
  }

  /** The decision on a row as it is now; null for none, and as long as its id or e-mail is another one. */
  holding(row: number, cells: readonly string[], rules: RowRules): EmailDecision | null {
    const decision = this.#of.get(row);
    if (decision === undefined) return null;
    // Who only creates consumers changes none.
    if (decision.adopts !== null && rules.mode === 'create') return null;
    const { id, email } = rowKeys(cells, rules);
    return decision.id === id && decision.email === email ? decision : null;
  }

  /** Consumers that rows were decided to go to, by internal id, even if the row has another e-mail now: it may get the old one back. */
  get taken(): { has(internalId: string): boolean } {
    return this.#adopted;
  }

  /** The same without what was decided for this row: that may be decided anew. */
  takenBut(row: number): { has(internalId: string): boolean } {
    const own = this.get(row)?.adopts?.internalId;
    return { has: (id) => (this.#adopted.get(id) ?? 0) > (id === own ? 1 : 0) };
  }

  /** Whether any row was decided to go to another consumer. */
  get areAdopting(): boolean {
    return this.#adopted.size > 0;
  }

  /** Ascending by row. */
  entries(): [row: number, decision: EmailDecision][] {
    return [...this.#of].sort(([one], [other]) => one - other);
  }

  #countAdopted(decision: EmailDecision | null, step: 1 | -1): void {
    const id = decision?.adopts?.internalId;
    if (id === undefined) return;
    const count = (this.#adopted.get(id) ?? 0) + step;
    if (count === 0) this.#adopted.delete(id);
    else this.#adopted.set(id, count);
  }
}
