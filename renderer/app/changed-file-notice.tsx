import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { EarlierDraft } from '../../shared/sheet/draft';
import { MAX_STEPS, type RecipeStep } from '../../shared/sheet/operation';
import type { DoneRecipe, SheetSteps } from '../../shared/sheet/step';
import { shortened, stepSentence } from '../../shared/sheet/step-sentence';
import { ask } from '../bridge';
import { useAction } from '../hooks/use-action';
import { applyBulk } from '../model/change-sheet';
import { askSheet, sheetStore, useCompleteRowsId } from '../model/sheet';
import { dismissNotice, notifyStanding } from '../ui/notify';
import { useFormats } from '../words/formats';
import { useStepChanges } from '../words/step-changes';

const ID = 'draft-changed';
/** The most headers or steps that the notice names. */
const MOST_NAMED = 3;

const someOf = (all: readonly string[], separator: string): string =>
  all.slice(0, MOST_NAMED).join(separator) + (all.length > MOST_NAMED ? '…' : '');

/** Says that the file has changed since it was edited last, and offers to do again what can be done to it as it is now. */
export function ChangedFileNotice() {
  const { t } = useTranslation();
  const formats = useFormats();
  const changesOf = useStepChanges();
  const { run } = useAction();
  const rowsId = useCompleteRowsId();

  const discard = {
    label: t('draft.discardEarlier'),
    onClick: () =>
      run(async () => {
        await ask('sheet-discard-earlier-draft');
        dismissNotice(ID);
      }),
  };
  const repeat = async (earlier: EarlierDraft): Promise<void> => {
    const done = await doSteps(stepsToDo(earlier), t('draft.repeatName'));
    const unfit = done.filter(({ misfit }) => misfit !== null);
    const reasons = unfit.map((step) => {
      const reason = t(`recipes.misfits.${step.misfit ?? 'not-a-step'}`, {
        column: shortened(step.column?.header ?? ''),
      });
      return `${stepSentence(step, t)}: ${reason}`;
    });
    const text = [
      `${changesOf(done)}.`,
      ...(unfit.length === 0 ? [] : [t('recipes.unfit', { count: unfit.length }), someOf(reasons, '; ')]),
    ];
    notifyStanding(
      { id: ID, tone: unfit.length === 0 ? 'info' : 'warning', testId: ID },
      { title: t('draft.repeatedTitle'), text: text.join(' '), closeLabel: t('common.close') },
      [discard],
    );
  };
  const tell = useEffectEvent((earlier: EarlierDraft): void => {
    const { rowsBefore, rowsNow, goneHeaders, byRow } = earlier;
    const steps = formats.number(stepsToDo(earlier).length);
    const columns = someOf(
      goneHeaders.map((each) => t('recipes.quoted', { each: shortened(each) })),
      ', ',
    );
    const rows = { count: rowsBefore, before: formats.number(rowsBefore), now: formats.number(rowsNow) };
    const text = [
      t(rowsBefore === rowsNow ? 'draft.sameRows' : 'draft.changedRows', rows),
      ...(goneHeaders.length === 0 ? [] : [t('draft.gone', { count: goneHeaders.length, columns })]),
      ...(byRow === 0 ? [] : [t('draft.byRow', { count: byRow, changes: formats.number(byRow) })]),
      t('draft.keptEarlier'),
    ];
    notifyStanding(
      { id: ID, tone: 'info', testId: ID },
      { title: t('draft.changedTitle'), text: text.join(' '), closeLabel: t('common.close') },
      [
        ...(stepsToDo(earlier).length === 0
          ? []
          : [{ label: t('draft.repeat', { steps }), onClick: () => run(() => repeat(earlier)) }]),
        discard,
      ],
    );
  });

  useEffect(() => {
    if (rowsId === null) return undefined;
    let isCurrent = true;
    askSheet('get-earlier-draft', {}).then(
      (earlier) => {
        if (isCurrent && earlier !== null) tell(earlier);
      },
      // The sheet is gone.
      () => undefined,
    );
    return () => {
      isCurrent = false;
      dismissNotice(ID);
    };
  }, [rowsId, t]);
  return null;
}

/** The steps of the draft, except those of the shop's recipe that was done to the file on opening. */
function stepsToDo({ steps }: EarlierDraft): RecipeStep[] {
  const now = sheetStore.get();
  const done = now.phase === 'open' ? now.state.recipe?.id : undefined;
  return steps
    .filter(({ recipeId }) => recipeId === null || recipeId !== done)
    .map(({ columns, operation }) => ({ columns, operation, on: true }));
}

/** Does steps as a recipe, or as several if they are too many for one. Returns what each did. */
async function doSteps(steps: readonly RecipeStep[], name: string): Promise<DoneRecipe['steps']> {
  const done: DoneRecipe['steps'] = [];
  for (let start = 0; start < steps.length; start += MAX_STEPS) {
    const part = steps.slice(start, start + MAX_STEPS);
    await applyBulk({ kind: 'recipe', id: `${ID}:${start}`, name, steps: part });
    const { recipe }: SheetSteps = await askSheet('get-steps', {});
    done.push(...(recipe?.steps ?? []));
  }
  return done;
}
