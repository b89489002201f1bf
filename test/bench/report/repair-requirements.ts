import { workerCommand, type BenchContext } from '../context';
import { medianOf, runInTurns, runWorker, type Command } from '../measure';
import type { ColumnsChanged } from '../workers/change-columns';
import type { PhonesRepaired } from '../workers/repair-phones';
import type { RecipeUsed } from '../workers/use-recipe';
import type { RowsViewed } from '../workers/view-rows';
import { gridRequirements } from './grid-requirements';
import { atMost, secondsText, timesTheFloor, type Requirement } from './requirement';

/** What changes of many cells cost, with every check kept right. */
export async function repairRequirements(context: BenchContext): Promise<Requirement[]> {
  context.say('changes of whole columns, CSV 1M × 15');
  const worker = workerCommand(context, 'change-columns', context.files.csv);
  const changed = await runWorker<ColumnsChanged>({ ...worker, args: ['--expose-gc', ...worker.args] });
  context.say('repair of a million phones');
  const repaired = await runWorker<PhonesRepaired>(workerCommand(context, 'repair-phones', context.files.spoiltPhones));
  context.say('order and values of columns, CSV 1M × 15');
  const viewed = await runWorker<RowsViewed>(workerCommand(context, 'view-rows', context.files.csv));
  context.say('recipes, CSV 1M × 15');
  const recipe = (share: 'few' | 'every', way: 'recipe' | 'singly'): Command => {
    const command = workerCommand(context, 'use-recipe', context.files.csv);
    return { ...command, args: [...command.args, share, way] };
  };
  const few = await runWorker<RecipeUsed>(recipe('few', 'recipe'));
  const [everyRow, singly] = (await runInTurns<RecipeUsed>(recipe('every', 'recipe'), recipe('every', 'singly'))).map(
    (runs) => medianOf(runs, (run) => run.seconds),
  ) as [number, number];
  const seconds = (value: number, allowed: number) => ({ value, allowed, unit: 's', digits: 2 });
  return [
    ...(await gridRequirements(context)),
    atMost(
      'replace in a column, all of 1M rows',
      `by an expression ${secondsText(changed.expressionSeconds)}`,
      seconds(changed.replaceSeconds, 2.5),
    ),
    atMost('undo of the replacement', 'all rows changed', seconds(changed.undoReplaceSeconds, 1.2)),
    atMost('memory of the replacement', 'above the open sheet', { value: changed.replaceMb, allowed: 150, unit: 'MB' }),
    atMost('Ctrl and an arrow, 1M rows', 'to the last filled cell', seconds(changed.edgeSeconds, 0.05)),
    atMost('one text in a whole column, 1M rows', 'all rows changed', seconds(changed.fillSeconds, 2.5)),
    atMost('undo of it', `redo ${secondsText(changed.redoSeconds)}`, seconds(changed.undoSeconds, 1.2)),
    atMost('memory above the open sheet', 'resident, after it', { value: changed.fillMb, allowed: 150, unit: 'MB' }),
    atMost('repair of all phones of a column, 1M rows', `${repaired.rows} phones`, seconds(repaired.seconds, 4)),
    atMost('paste of 100,000 cells, 1M rows', 'five columns, one undo', seconds(changed.pasteSeconds, 1)),
    atMost(
      'sort by name, 1M rows',
      `Intl.Collator ${secondsText(viewed.collatorSeconds)}`,
      seconds(viewed.nameSeconds, Math.min(2, viewed.collatorSeconds / 2)),
    ),
    atMost('sort by date, 1M rows', 'dates with times', seconds(viewed.dateSeconds, 1.5)),
    atMost('sort by id, 1M rows', 'numbers', seconds(viewed.idSeconds, 1.5)),
    atMost('values of a column, 1M rows', `${viewed.facetValues} values`, seconds(viewed.facetSeconds, 0.4)),
    atMost('similar values', `among ${viewed.clusteredValues}`, seconds(viewed.clustersSeconds, 1.5)),
    timesTheFloor(
      'opening with a recipe, 5 steps on 5 % of 1M rows each',
      few.seconds,
      { name: 'opening without', seconds: few.openSeconds },
      2,
    ),
    // A recipe saves only a part of the checks, so that the runs' noise matters.
    timesTheFloor(
      'opening with a recipe, 5 steps on all of 1M rows',
      everyRow,
      { name: 'opening and the steps singly', seconds: singly },
      1,
    ),
    atMost('filter by text, 1M rows', 'a column changed as a whole', seconds(changed.textFilterSeconds, 0.5)),
    atMost('filter by issues, 1M rows', 'rows with any issue', seconds(changed.issueFilterSeconds, 0.5)),
  ];
}
