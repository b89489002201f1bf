import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fileHeaders } from '../../../shared/sheet/file-headers';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import { ask } from '../../bridge';
import { describeFailure } from '../../hooks/use-action';
import { applyOnOpening, isTypedEarly, undoIfLast } from '../../model/change-sheet';
import { goTo } from '../../model/navigation';
import { sheetStore, useCompleteRowsId } from '../../model/sheet';
import { chosenShop, shopsStore } from '../../model/shops';
import { dismissNotice, notifyDeed, notifyHint, notifyProblem } from '../../ui/notify';
import { useStepChanges } from '../../words/step-changes';
import { doneSteps } from './done-steps';
import { stepsWantedStore } from './wanted-steps';

const NOTICE_ID = 'recipe';

/** A sheet that is shown again, or comes with a draft, has been worked on. One that somebody types into while it is read has not. */
function isWorkedOn(state: SheetState): boolean {
  return state.recipe !== null || (state.unsent && !isTypedEarly(state));
}

function showSteps(): void {
  goTo('rows');
  stepsWantedStore.set(true);
}

/** Does the shop's recipe for files with these headers to every file that is opened, and says what it did. */
export function useRecipeOnOpening(): void {
  const { t } = useTranslation();
  const changesOf = useStepChanges();
  const rowsId = useCompleteRowsId();

  const replay = useEffectEvent(async (): Promise<void> => {
    const shop = chosenShop(shopsStore.get());
    const opened = sheetStore.get();
    if (opened.phase !== 'open' || shop === undefined || isWorkedOn(opened.state)) return;
    const recipe = await ask('recipe-recall', { shopId: shop.id, headers: fileHeaders(opened.state.columns) });
    const now = sheetStore.get();
    if (recipe === null || now.phase !== 'open' || now.state.rowsId !== opened.state.rowsId) return;
    if (isWorkedOn(now.state)) return;
    const { id, name, steps } = recipe;
    const { changed, after } = await applyOnOpening({ kind: 'recipe', id, name, steps });
    const done = (await doneSteps()).recipe;
    // A sheet that was restored from a draft ignores it.
    if (done?.id !== id) return;
    const unfit = done.steps.filter(({ misfit }) => misfit !== null).length;
    const undo = async (): Promise<void> => {
      if (!(await undoIfLast(after))) notifyHint(t('rows.undoLaterFirst'), t('common.close'));
    };
    notifyDeed(
      NOTICE_ID,
      {
        title: t('recipes.doneTitle', { name }),
        text: [`${changesOf(done.steps)}.`, ...(unfit === 0 ? [] : [t('recipes.unfit', { count: unfit })])].join(' '),
        closeLabel: t('common.close'),
      },
      [
        ...(changed === 0 ? [] : [{ label: t('rows.undoRepair'), testId: 'repair-undo', onClick: () => void undo() }]),
        { label: t('recipes.showSteps'), onClick: showSteps },
      ],
    );
  });

  useEffect(() => {
    dismissNotice(NOTICE_ID);
    if (rowsId === null) return;
    replay().catch((error: unknown) => {
      const now = sheetStore.get();
      // The rows are gone, which the person knows.
      if (now.phase !== 'open' || now.state.rowsId !== rowsId) return;
      const { key, detail } = describeFailure(error);
      notifyProblem({ title: t('recipes.notDone'), text: t(key), detail, closeLabel: t('common.close') });
    });
  }, [rowsId, t]);
}
