import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WindowRow } from '../../../../shared/sheet/sheet-state';
import { useRowChoices } from '../../adoption/use-row-choices';
import { EMAIL_COMMANDS } from '../commands/cell-menu';

/** What can be done with one row whose e-mail belongs to another consumer, and why that cannot be updated. */
export function RowChoices({ row }: { row: Pick<WindowRow, 'row' | 'verdict'> }) {
  const { t } = useTranslation();
  const emailChoices = useRowChoices(row);
  const adoption = row.verdict?.adoption ?? null;
  if (adoption === null) return null;
  return (
    <>
      {!adoption.can && <span data-testid="adoption-refused">{t(`elsewhere.whyRow.${adoption.refusal}`)}</span>}
      {EMAIL_COMMANDS.filter(({ canRun }) => canRun({ emailChoices })).map(({ id, run }) => (
        <Button key={id} size="compact-sm" variant="light" data-testid={id} onClick={() => run({ emailChoices })}>
          {t(`cellMenu.${id}`)}
        </Button>
      ))}
    </>
  );
}
