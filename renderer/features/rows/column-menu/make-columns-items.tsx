import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { JoinDialog } from '../columns-made/join-dialog';
import { NewColumnDialog } from '../columns-made/new-column-dialog';
import { SplitDialog } from '../columns-made/split-dialog';
import { openColumnDialog } from './column-dialog';
import type { ColumnItemProps } from './column-items';

const DIALOGS = { split: SplitDialog, join: JoinDialog, add: NewColumnDialog } as const;

/** Makes new columns, of this one or beside it. */
export function MakeColumnsItems({ sheet, column }: ColumnItemProps) {
  const { t } = useTranslation();
  return (['split', 'join', 'add'] as const).map((kind) => (
    <Menu.Item
      key={kind}
      disabled={!sheet.state.complete}
      onClick={() => openColumnDialog(sheet, column, DIALOGS[kind])}
    >
      {t(`columnsMade.items.${kind}`)}
    </Menu.Item>
  ));
}
