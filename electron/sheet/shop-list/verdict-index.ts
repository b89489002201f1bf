import { prepareRow } from '../../../shared/consumer/rows/prepare-row';
import { rowKeys, type RowKeys } from '../../../shared/consumer/rows/row-plan';
import { adoptableSingly } from '../../../shared/consumer/verdict/adoption';
import { asDecided, type EmailChoice, type EmailDecision } from '../../../shared/consumer/verdict/email-decision';
import type { ListIssue } from '../../../shared/consumer/issue';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import type { RowRules } from '../../../shared/consumer/target';
import {
  consumerToFill,
  fieldsOnlyIfEmpty,
  subscribesAgain,
  withoutFilled,
} from '../../../shared/consumer/verdict/only-if-empty';
import {
  NOT_KNOWN,
  rowVerdict,
  VERDICT_KINDS,
  type RowMeets,
  type RowVerdict,
  type VerdictKind,
} from '../../../shared/consumer/verdict/row-verdict';
import { externalIdOf, type ListedConsumer } from '../../../shared/consumer/verdict/listed-consumer';
import { effectOn, type FieldChange } from '../../../shared/delivery/compare/compare-consumer';
import type { ListedVerdict } from '../../../shared/delivery/compare/ledger-verdict';
import { columnOfField } from '../../../shared/delivery/compare/differences';
import type { ListState, WindowVerdict } from '../../../shared/sheet/sheet-state';
import { previousByList, showsAll } from '../../../shared/consumer/verdict/previous-by-list';
import type { Previous } from '../../../shared/delivery/compare/previous-values';
import { noVerdictCounts, type VerdictCounts } from '../../../shared/consumer/verdict/verdict-counts';
import type { IssueIndex } from '../checks/issue-index';
import type { RowDecisions } from '../decisions/row-decisions';
import type { DecidedOn, EmailsElsewhere } from '../decisions/decide-emails';
import type { EditedTable } from '../table/edited-table';
import type { RowSet } from '../table/row-set';
import { inTimeSlices } from '../threads/time-slices';
import type { ShopList } from './shop-list';

/** Rows compared before other requests are handled. */
const SLICE_ROWS = 512;
/** The same for rows of which only the kind is looked at. */
const SLICE_MARKS = 65_536;

/** Bits of a row besides the number of its kind. */
const KIND = 0x0f;
const MATCHED = 0x10;
const NOT_APPLIED = 0x20;
const SUBSCRIBED_AGAIN = 0x40;
const SHOWS_BEFORE = 0x80;

/** The parts of a sheet that verdicts depend on, as they are now. */
export interface SheetParts {
  table: EditedTable;
  issues: IssueIndex;
  rules: RowRules;
  decisions: RowDecisions;
}

/** Of which shop a list is, and when that made it; as in the sheet's `ListState`. */
export type ListAbout = Pick<ListState, 'takenAt' | 'askedAt' | 'shop'>;

/** A list that is compared with a sheet's rows, but not shown. */
export interface TriedList {
  verdicts: VerdictIndex;
  /** Of the sheet when it was compared. */
  contentRevision: number;
}

/**
 * The verdicts of a shop list on the rows of a sheet: one byte per row, kept up to date. What would change is compared again when somebody
 * looks. A row is `not-known` as long as its id or e-mail is none that the sheet had when the list was read.
 */
export class VerdictIndex {
  #list: ShopList | null = null;
  #about: ListAbout = { takenAt: '', askedAt: '', shop: '' };
  #isSentSince = false;
  #counted: { counts: VerdictCounts; contentRevision: number } | null = null;
  /** By row: number of the kind, from 1, and bits. */
  #marks = new Uint8Array(0);

  constructor(private readonly sheet: () => SheetParts) {}

  /** Compares all rows with a list. */
  async use(list: ShopList, about: ListAbout): Promise<void> {
    this.#list = list;
    this.#about = about;
    this.#isSentSince = false;
    await this.refreshAll();
  }

  /** Takes the list of other verdicts on the same sheet, with what they are as long as the content is the same. */
  takeOver(other: VerdictIndex): void {
    this.#list = other.#list;
    this.#about = other.#about;
    this.#marks = other.#marks;
    this.#isSentSince = other.#isSentSince;
    this.#counted = null;
  }

  /** Rows were sent: the shop is not as the list says any more. */
  noteSending(): void {
    this.#isSentSince = true;
  }

  /** The list is not used any more. */
  forget(): void {
    this.#list = null;
    this.#marks = new Uint8Array(0);
  }

  /** Whether a list is in use. Without one no row has a verdict. */
  get hasList(): boolean {
    return this.#list !== null;
  }

  /**
   * Null without a list.
   *
   * @param contentRevision of the sheet; the rows are counted again when it has changed
   */
  state(contentRevision: number): ListState | null {
    if (this.#list === null) return null;
    if (this.#counted?.contentRevision !== contentRevision) this.#counted = { counts: this.#count(), contentRevision };
    const { consumers } = this.#list;
    return { ...this.#about, consumers, sentSince: this.#isSentSince, ...this.#counted.counts };
  }

  /** Call it when the rules or the number of rows changed. */
  async refreshAll(): Promise<void> {
    const { table } = this.sheet();
    this.#counted = null;
    if (this.#list === null) return;
    if (this.#marks.length !== table.rowCount + 1) this.#marks = new Uint8Array(table.rowCount + 1);
    await inTimeSlices(table.rowCount, SLICE_ROWS, (start, end) => {
      for (let row = start + 1; row <= end; row += 1) this.#mark(row);
    });
  }

  /** Call it when cells of these rows changed. */
  async refresh(rows: RowSet): Promise<void> {
    this.#counted = null;
    if (this.#list === null) return;
    const changed = Uint32Array.from(rows);
    await inTimeSlices(changed.length, SLICE_ROWS, (start, end) => {
      for (const row of changed.subarray(start, end)) this.#mark(row);
    });
  }

  /** Null without a list, for excluded rows, and for those that the sheet's own checks keep back. */
  kindOf(row: number): VerdictKind | null {
    const kind = VERDICT_KINDS[((this.#marks[row] ?? 0) & KIND) - 1];
    return kind === undefined || !this.sheet().issues.isSound(row) ? null : kind;
  }

  /** The error of a row that leads to another consumer. Null without a list. */
  issueOf(row: number): ListIssue | null {
    const kind = VERDICT_KINDS[((this.#marks[row] ?? 0) & KIND) - 1];
    if (kind === 'email-elsewhere') return kind;
    return kind === 'leads-elsewhere' ? 'id-elsewhere' : null;
  }

  /** Whether a row met a consumer, by id or e-mail. */
  isMatched(row: number): boolean {
    return ((this.#marks[row] ?? 0) & MATCHED) !== 0;
  }

  /** What the grid shows of a row. Null like {@link kindOf}. */
  shown(row: number): WindowVerdict | null {
    if (this.#list === null || this.kindOf(row) === null) return null;
    const { rules } = this.sheet();
    const { verdict, keys, prepared } = this.#verdict(row);
    const { kind, changes, keeps, settled, other } = verdict;
    const onCell = (change: FieldChange) => ({ ...change, column: columnOfField(change.field, rules.layout.targets) });
    return {
      kind,
      changes: changes.map(onCell),
      keeps: keeps.map(onCell),
      settled,
      other:
        other === null
          ? null
          : {
              ...{ id: other.id, externalId: externalIdOf(other), rowId: prepared.externalId },
              ...effectOn(other.attributes, prepared.attributes),
            },
      adoption:
        kind === 'email-elsewhere'
          ? adoptableSingly(this.#list.adoption(keys, rules.mode), this.sheet().decisions.takenBut(row))
          : null,
    };
  }

  /**
   * What the list says about sending a row to a shop. Null where it says nothing: it is another shop's, rows were sent since, or the verdict
   * on the row is none that settles it. A row that it settles is compared once more.
   */
  ofSending(row: number, shop: string): ListedVerdict | null {
    if (this.#list === null || this.#isSentSince || this.#about.shop !== shop) return null;
    const kind = this.kindOf(row);
    if (kind === 'new' || kind === 'changes') return 'send';
    if (kind !== 'nothing') return null;
    const { settled } = this.#verdict(row).verdict;
    switch (settled?.kind) {
      case 'unchanged':
        return settled.reason === 'contact-not-applied' ? 'listed-contact' : 'listed';
      case 'exists':
        return 'listed-exists';
      case 'skipped':
        return 'listed-absent';
      default:
        return null;
    }
  }

  /** The values that sending the row to a shop replaces; null where the list cannot tell. */
  before(row: number, shop: string): Previous | null {
    const list = this.#list;
    if (list === null || this.ofSending(row, shop) === null) return null;
    const { prepared, verdict, meets, adopted } = this.#verdict(row);
    // An adopted row is asked for by GET before it is sent.
    return meets === null || adopted !== null
      ? null
      : previousByList(prepared.attributes, verdict, meets, (field) => list.shows(field));
  }

  /** For choices about rows whose e-mail belongs to another consumer. */
  readonly elsewhere: EmailsElsewhere = {
    shop: () => this.#about.shop,
    rows: async () => {
      const rows: number[] = [];
      const marks = this.#marks;
      await inTimeSlices(Math.max(0, marks.length - 1), SLICE_MARKS, (start, end) => {
        for (let row = start + 1; row <= end; row += 1) if (this.kindOf(row) === 'email-elsewhere') rows.push(row);
      });
      return rows;
    },
    of: (row) => {
      if (this.#list === null || this.kindOf(row) !== 'email-elsewhere') return null;
      const { prepared, keys, meets } = this.look(row);
      const byEmail = meets?.byEmail ?? null;
      const { email: _email, ...others } = prepared.attributes;
      return {
        adoption: this.#list.adoption(keys, this.sheet().rules.mode),
        externalId: byEmail === null ? null : externalIdOf(byEmail),
        sendsMore: Object.keys(others).length > 0,
      };
    },
  };

  #count(): VerdictCounts {
    const { issues } = this.sheet();
    const counts = noVerdictCounts();
    for (let row = 1; row < this.#marks.length; row += 1) {
      const mark = this.#marks[row] as number;
      if ((mark & MATCHED) !== 0) counts.matched += 1;
      const kind = VERDICT_KINDS[(mark & KIND) - 1];
      if (kind === undefined || !issues.isSound(row)) {
        counts.keptBack += 1;
        continue;
      }
      counts.kinds[kind] += 1;
      if ((mark & NOT_APPLIED) !== 0) counts.notApplied += 1;
      if ((mark & SUBSCRIBED_AGAIN) !== 0) counts.subscribedAgain += 1;
      if ((mark & SHOWS_BEFORE) !== 0) counts.showsBefore += 1;
    }
    return counts;
  }

  /** The row as it is sent, and whom it meets; null without a list, or if that was not asked for the row. */
  look(row: number): { prepared: PreparedRow; keys: RowKeys; meets: RowMeets | null } {
    const { table, rules } = this.sheet();
    const keys = rowKeys(table.cells(row), rules);
    const meets = this.#list?.meets(keys) ?? null;
    return { prepared: this.#prepare(row, () => meets), keys, meets };
  }

  /** The row as it is sent: of a column that only fills, no value that the shop has already, and none at all without a list. */
  prepared(row: number): PreparedRow {
    const { table, rules } = this.sheet();
    return this.#prepare(row, () => this.#list?.meets(rowKeys(table.cells(row), rules)) ?? null);
  }

  /** Whether the row goes to the consumer that has its e-mail: as the person decided or, by the list, as an earlier delivery did. */
  isAdopted(row: number): boolean {
    const adopts = this.#decisionOn(row)?.adopts ?? null;
    return adopts !== null || (this.#list !== null && this.#verdict(row).adopted !== null);
  }

  /** What the person chose for the row; null for nothing that holds. */
  choiceOn(row: number): EmailChoice | null {
    const decision = this.#decisionOn(row);
    if (decision === null) return null;
    return decision.adopts === null ? 'without-email' : 'adopt';
  }

  /** What choices are made on. */
  get decidedOn(): SheetParts & DecidedOn {
    return { ...this.sheet(), elsewhere: this.elsewhere };
  }

  #decisionOn(row: number): EmailDecision | null {
    const { table, rules, decisions } = this.sheet();
    return decisions.get(row) === null ? null : decisions.holding(row, table.cells(row), rules);
  }

  #prepare(row: number, meets: () => RowMeets | null): PreparedRow {
    const { table, issues, rules } = this.sheet();
    const decision = this.#decisionOn(row);
    const isFaultless = !issues.hasIssues(row);
    const prepared = asDecided(prepareRow(row, table.cells(row), rules, table.remarks(row), isFaultless), decision);
    const fields = fieldsOnlyIfEmpty(rules);
    if (fields.size === 0) return prepared;
    const found = meets();
    const adopted = this.#adopted(found, decision);
    const filled = adopted ?? (prepared.adopts === undefined ? consumerToFill(found) : 'unknown');
    return { ...prepared, attributes: withoutFilled(prepared.attributes, fields, filled) };
  }

  /** The consumer that the row goes to in place of the one with its id: as it was decided now or, without that, by an earlier delivery. */
  #adopted(meets: RowMeets | null, decision: EmailDecision | null): ListedConsumer | null {
    if (decision !== null && decision.adopts !== null) return adoptedIn(meets, decision);
    return this.sheet().rules.mode === 'create' ? null : (meets?.adopted ?? null);
  }

  #mark(row: number): void {
    const { verdict, meets, isSubscribedAgain, showsBefore } = this.#verdict(row);
    let mark = VERDICT_KINDS.indexOf(verdict.kind) + 1;
    if (meets !== null && Object.values(meets).some((found) => found !== null)) mark |= MATCHED;
    if (verdict.settled?.reason === 'contact-not-applied') mark |= NOT_APPLIED;
    if (isSubscribedAgain) mark |= SUBSCRIBED_AGAIN;
    if (showsBefore) mark |= SHOWS_BEFORE;
    this.#marks[row] = mark;
  }

  #verdict(row: number): {
    prepared: PreparedRow;
    verdict: RowVerdict;
    keys: RowKeys;
    meets: RowMeets | null;
    /** The consumer that the row goes to in place of the one with its id. */
    adopted: ListedConsumer | null;
    isSubscribedAgain: boolean;
    /** The row would be sent, and the list shows everything that it may replace. */
    showsBefore: boolean;
  } {
    const { prepared, keys, meets } = this.look(row);
    if (meets === null) {
      const unknown = { adopted: null, isSubscribedAgain: false, showsBefore: false };
      return { prepared, verdict: NOT_KNOWN, keys, meets, ...unknown };
    }
    const decision = this.#decisionOn(row);
    const adopted = this.#adopted(meets, decision);
    const isWithoutEmail = decision !== null && decision.adopts === null;
    const seen = isWithoutEmail ? { ...meets, byEmail: null } : meets;
    const verdict = rowVerdict(prepared, seen, this.sheet().rules.mode, adopted);
    const met = adopted ?? meets.byExternalId;
    const isSent = verdict.kind === 'changes' && met !== null;
    const shows = (field: string): boolean => this.#list?.shows(field) === true;
    const isShown = this.#list?.showsCleared(prepared.attributes) === true;
    return {
      prepared,
      verdict: verdict.settled?.kind === 'unchanged' && !isShown ? NOT_KNOWN : verdict,
      keys,
      meets,
      adopted,
      // An adopted row is asked for by GET before it is sent.
      showsBefore: verdict.kind === 'new' || (isSent && adopted === null && showsAll(prepared.attributes, shows)),
      isSubscribedAgain: isSent && subscribesAgain(prepared.attributes, met),
    };
  }
}

/** The consumer that the row was decided to go to; null if it is not the one that has the row's e-mail by the list. */
function adoptedIn(meets: RowMeets | null, decision: EmailDecision | null): ListedConsumer | null {
  const found = meets?.byEmail ?? null;
  const adopts = decision?.adopts ?? null;
  if (found === null || adopts === null) return null;
  return found.id === adopts.internalId && externalIdOf(found) === adopts.externalId ? found : null;
}
