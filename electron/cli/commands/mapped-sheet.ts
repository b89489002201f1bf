import { blocksSending, checkLayout } from '../../../shared/consumer/columns/check-layout';
import { canClear, withClearing } from '../../../shared/consumer/rows/clearing';
import { canOnlyFill, withOnlyFilling } from '../../../shared/consumer/rows/filling';
import type { ColumnLayout, Target } from '../../../shared/consumer/target';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import { changeRules, sheetState } from '../../sending/sheet-state';
import type { SheetHost } from '../../sheet/host/host';
import type { ImportCommand, ReadingCommand } from '../arguments/arguments';
import { CliError, EXIT } from '../output/exit-code';
import type { CliContext } from './context';
import { readSheet } from './read-sheet';
import { replayRecipe, type ReplayedRecipe } from './replay-recipe';

/** What decides how the rows of a sheet are read and repaired. */
type MappedSheetCommand = ReadingCommand &
  Pick<
    ImportCommand,
    'mapping' | 'without' | 'clear' | 'onlyIfEmpty' | 'skipBadCells' | 'mode' | 'recipe' | 'noRecipe' | 'recipePartly'
  >;

/**
 * Reads the command's sheet with its columns mapped, and does the recipe. Throws a usage {@link CliError} if the file cannot be read, or if
 * not all columns are mapped as they must be.
 *
 * @param from.shopId whose recipe it may be; null without a saved shop
 */
export async function openMappedSheet(
  host: SheetHost,
  command: MappedSheetCommand,
  context: Pick<CliContext, 'recipes' | 'output' | 't'>,
  { timeZone, shopId }: { timeZone: string; shopId: string | null },
): Promise<{ state: SheetState; recipe: ReplayedRecipe | null }> {
  const { mode } = command;
  const opened = await readSheet(host, command, { timeZone, mode }, context.t);
  const skipping = command.skipBadCells && { skipBadCells: true };
  await changeRules(host, { layout: mappedLayout(opened, command), mode, ...skipping });
  const recipe = await replayRecipe(command, context, host, shopId);
  const state = await sheetState(host);
  refuseIncompleteLayout(state);
  return { state, recipe };
}

/** The automatic layout, changed by `--map`, `--clear`, `--only-if-empty` and `--without`. */
function mappedLayout(state: SheetState, command: MappedSheetCommand): ColumnLayout {
  const { layout } = state.rules;
  const targets = [...layout.targets];
  for (const { header, target } of command.mapping) {
    const columns = columnsNamed(header, state, '--map');
    for (const column of columns) targets[column] = target;
    const { field } = target.kind === 'field' ? target : { field: null };
    // A field mapped by hand is taken from the column matched to it, which becomes a custom attribute again.
    targets.forEach((other, index) => {
      if (field === null || columns.includes(index) || other.kind !== 'field' || other.field !== field) return;
      targets[index] = { kind: 'custom', key: state.columns[index]?.header ?? '', type: 'text' };
    });
  }
  const change = (
    headers: readonly string[],
    field: string,
    code: string,
    changed: (target: Target) => Target | null,
  ) => {
    for (const header of headers) {
      for (const column of columnsNamed(header, state, field)) {
        const target = changed(targets[column] ?? { kind: 'skip' });
        if (target === null) throw new CliError(EXIT.usage, code, { field, detail: header });
        targets[column] = target;
      }
    }
  };
  change(command.clear, '--clear', 'cannot-clear', (target) => (canClear(target) ? withClearing(target, true) : null));
  change(command.onlyIfEmpty, '--only-if-empty', 'cannot-only-fill', (target) =>
    canOnlyFill(target) ? withOnlyFilling(target, true) : null,
  );
  return { ...layout, targets, without: command.without };
}

/** Throws a usage {@link CliError} if the sheet has no such column. */
function columnsNamed(header: string, { columns }: SheetState, option: string): number[] {
  const found = columns.flatMap((column, index) => (column.header === header ? [index] : []));
  if (found.length > 0) return found;
  const hint = columns.map((column) => column.header).join(', ');
  throw new CliError(EXIT.usage, 'no-such-column', { field: option, detail: header, hint });
}

function refuseIncompleteLayout({ layoutProblems, missing, columns, rules }: SheetState): void {
  const field = missing[0];
  if (field !== undefined) {
    const hint = `--map 'HEADER=${field}'${field === 'external_id' ? '' : ` | --without ${missing.join(' ')}`}`;
    throw new CliError(EXIT.usage, 'required-missing', { field, detail: missing.join(', '), hint });
  }
  const problem = checkLayout(rules.layout).problems.find(blocksSending) ?? layoutProblems.find(blocksSending);
  if (problem === undefined) return;
  const at = 'column' in problem ? columns[problem.column]?.header : 'field' in problem ? problem.field : problem.key;
  throw new CliError(EXIT.usage, 'layout-incomplete', { field: at ?? null, detail: problem.code, hint: '--map' });
}
