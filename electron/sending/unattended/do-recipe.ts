import type { SavedRecipe } from '../../../shared/sheet/recipe';
import type { SheetSteps } from '../../../shared/sheet/step';
import type { SheetHost } from '../../sheet/host/host';
import { sheetState } from '../sheet-state';

/** A step of a recipe that was done to the sheet; `misfit` says why it could not be. */
export type DoneStep = NonNullable<SheetSteps['recipe']>['steps'][number];

/** Does a recipe to the sheet as it is now. Steps that do not fit are left out, and are among those returned. */
export async function doRecipe(
  host: Pick<SheetHost, 'request'>,
  { id, name, steps }: Pick<SavedRecipe, 'id' | 'name' | 'steps'>,
): Promise<DoneStep[]> {
  const { rowsId, revision } = await sheetState(host);
  await host.request('apply-operation', { rowsId, revision, operation: { kind: 'recipe', id, name, steps } });
  return (await host.request('get-steps', {})).recipe?.steps ?? [];
}
