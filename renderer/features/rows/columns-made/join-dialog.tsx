import { Checkbox, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameColumns } from '../../../../shared/consumer/columns/column-offers';
import { MAX_PARTS, type NewColumn } from '../../../../shared/sheet/operations/new-column';
import type { OpenedSheet } from '../../../model/sheet';
import classes from './columns-made.module.css';
import { MakeColumnsDialog } from './make-columns-dialog';
import { asAttribute, NewColumnFields } from './new-column-fields';
import { SignSelect } from './sign-select';

const SIGNS = [
  { sign: ' ', key: 'space' },
  { sign: ', ', key: 'commaSpace' },
  { sign: '', key: 'nothing' },
];
/** The most options shown: a sheet may have thousands of columns, and typing narrows them. */
const SHOWN_COLUMNS = 100;

/** Joins columns into a new one. */
export function JoinDialog({ sheet, column, onClose }: { sheet: OpenedSheet; column: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { columns } = sheet.state;
  const headerOf = (index: number): string => columns[index]?.header ?? '';
  const [names] = useState(() => nameColumns(columns.map(({ header }) => header)));
  const [joined, setJoined] = useState<readonly number[]>(names.includes(column) ? names : [column]);
  const isName = joined.length > 1 && joined.every((index) => names.includes(index));
  const [separator, setSeparator] = useState(' ');
  const [keep, setKeep] = useState(false);
  const [chosen, setChosen] = useState<NewColumn | null>(null);
  const usual: NewColumn = isName
    ? { header: t('columnsMade.fullName'), target: { kind: 'field', field: 'name' } }
    : asAttribute(joined.map(headerOf).join(' '));
  const into = chosen ?? usual;
  return (
    <MakeColumnsDialog
      title={t('columnsMade.joinTitle')}
      sheet={sheet}
      operation={joined.length < 2 ? null : { kind: 'join', columns: [...joined], separator, into, keep }}
      from={joined}
      made={[into]}
      warning={null}
      onClose={onClose}
    >
      <MultiSelect
        data-autofocus
        searchable
        classNames={{ inputField: classes['typed'] ?? '' }}
        openOnFocus={false}
        label={t('columnsMade.joinColumns')}
        description={t('columnsMade.joinOrder')}
        data={columns.map(({ header }, index) => ({ value: String(index), label: header }))}
        limit={SHOWN_COLUMNS}
        maxValues={MAX_PARTS}
        nothingFoundMessage={t('columns.noSuchColumn')}
        value={joined.map(String)}
        onChange={(values) => setJoined(values.map(Number))}
      />
      <SignSelect label={t('columnsMade.separator')} usual={SIGNS} value={separator} onChange={setSeparator} />
      <div>
        <div className={classes['legend']}>{t('columnsMade.newColumn')}</div>
        <NewColumnFields index={columns.length} label={t('columnsMade.name')} column={into} onChange={setChosen} />
      </div>
      <Checkbox
        label={t('columnsMade.keepJoined')}
        checked={keep}
        onChange={({ currentTarget }) => setKeep(currentTarget.checked)}
      />
    </MakeColumnsDialog>
  );
}
