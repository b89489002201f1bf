import { useRecipeOnOpening } from '../features/recipes/use-recipe-on-opening';
import { ChangedFileNotice } from './changed-file-notice';

/** What a sheet is met with when it is opened: the shop's recipe, and a notice if the file has changed. */
export function SheetNotices() {
  useRecipeOnOpening();
  return <ChangedFileNotice />;
}
