import { useTranslation } from 'react-i18next';
import type { SavedLayout } from '../../../shared/consumer/columns/saved-layout';
import { layoutTitle } from '../../../shared/memory/known-layout';

/** So many headers stand for a layout that has no name. */
const SHOWN_HEADERS = 3;

/** What a layout is called: by its name, by the file that it was last used with, or by its first columns. */
export function useLayoutTitle(): (layout: SavedLayout & { name: string | null; fileName?: string | null }) => string {
  const { t } = useTranslation();
  return ({ name, fileName = null, targets }) => {
    const title = layoutTitle({ name, fileName });
    if (title !== null) return title;
    const headers = targets.slice(0, SHOWN_HEADERS).map(({ header }) => header);
    const more = targets.length - headers.length;
    const columns = headers.join(', ');
    return more === 0 ? columns : t('memory.firstColumns', { columns, more });
  };
}
