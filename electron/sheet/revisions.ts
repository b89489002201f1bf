import { randomUUID } from 'node:crypto';
import { isByPosition, type Operation } from '../../shared/sheet/operation';
import type { SheetState } from '../../shared/sheet/sheet-state';
import { RefusedOperation } from './operations/refused-operation';

/** Counts the changes of a sheet, so that a request can say which state of it the person saw. */
export class Revisions {
  readonly rowsId = randomUUID();
  #revision = 0;
  #content = 0;
  /** The revision of the last change of content. */
  #contentAt = 0;
  /** The revision at which the view's rows last moved, and the view's version since then. */
  #moved = { revision: 0, version: 0 };

  get revision(): number {
    return this.#revision;
  }

  state(): Pick<SheetState, 'revision' | 'contentRevision' | 'viewRevision' | 'rowsId'> {
    return {
      revision: this.#revision,
      contentRevision: this.#content,
      viewRevision: this.#moved.revision,
      rowsId: this.rowsId,
    };
  }

  /** @param viewVersion the current `View.version` */
  countChange(viewVersion: number): void {
    this.#revision += 1;
    if (viewVersion !== this.#moved.version) this.#moved = { revision: this.#revision, version: viewVersion };
  }

  countContentChange(viewVersion: number): void {
    this.#content += 1;
    this.countChange(viewVersion);
    this.#contentAt = this.#revision;
  }

  /** Whether what is sent is still as it was at that revision. */
  hasContentOf(revision: number): boolean {
    return revision >= this.#contentAt;
  }

  continueFrom(revision: number): void {
    this.#revision = revision;
  }

  /** Throws a {@link RefusedOperation} if the request was made for other rows. */
  refuseOthers(rowsId: string): void {
    if (rowsId !== this.rowsId) throw new RefusedOperation('sheet-changed', 'The sheet has other rows by now.');
  }

  /** Throws a {@link RefusedOperation} if the operation was meant for another state of the sheet. */
  refuseLate(operation: Operation, at: { rowsId: string; revision: number }): void {
    if (isByPosition(operation)) this.refuseMoved(at);
    else this.refuseOthers(at.rowsId);
  }

  /** Also throws if the view's rows moved after that revision. */
  refuseMoved({ rowsId, revision }: { rowsId: string; revision: number }): void {
    this.refuseOthers(rowsId);
    if (revision < this.#moved.revision) {
      throw new RefusedOperation('sheet-changed', 'The rows of the view have moved.');
    }
  }
}
