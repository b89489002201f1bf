import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../words/formats';
import { setRules } from '../../model/change-sheet';
import type { OpenedSheet } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';

/** Whether rows that only one cell blocks are sent without that cell. Hidden if there are no such rows. */
export function BadCellsChoice({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const { counts, rules } = sheet.state;
  const skips = rules.skipBadCells === true;
  const count = counts.oneBadCell;
  if (count === 0 && !skips) return null;
  const words = { count, rows: formats.number(count) };
  return (
    <Switch
      size="sm"
      data-testid="skip-bad-cells"
      label={t('rows.skipBadCells')}
      description={skips ? t('rows.badCellsSkipped', words) : t('rows.badCellsKeepBack', words)}
      checked={skips}
      onChange={(event) => {
        const skipBadCells = event.currentTarget.checked;
        run(() => setRules({ skipBadCells }));
      }}
    />
  );
}
