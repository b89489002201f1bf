import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../../model/store';
import { ChevronDownIcon } from '../../../ui/icons';
import { openColumnMenuStore } from '../state/open-column-menu';
import classes from './column-menu.module.css';

/** The button in a header cell that opens the column's menu. By keyboard the menu opens from the grid. */
export function ColumnMenuButton({ id, header }: { id: string; header: string }) {
  const { t } = useTranslation();
  const isOpen = useStore(openColumnMenuStore, (open) => open === id);
  const wasOpen = useRef(false);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes['button']}
      data-testid="column-menu"
      data-column={header}
      aria-label={t('rows.columnMenu.open', { column: header })}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      // The press itself closes an open menu, so that the click would open it again.
      onPointerDown={() => {
        wasOpen.current = openColumnMenuStore.get() === id;
      }}
      onClick={() => openColumnMenuStore.set(wasOpen.current ? null : id)}
    >
      <ChevronDownIcon size={14} />
    </button>
  );
}
