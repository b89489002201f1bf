import { NumberInput, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takesConstant } from '../../../../shared/consumer/fields';
import type { OperationOf } from '../../../../shared/sheet/operation';
import type { NewColumn } from '../../../../shared/sheet/operations/new-column';
import type { OpenedSheet } from '../../../model/sheet';
import classes from './columns-made.module.css';
import { MakeColumnsDialog } from './make-columns-dialog';
import { asAttribute, NewColumnFields } from './new-column-fields';

const MOST_FIRST = 1_000_000_000;

/** Adds a column with one value in all rows, or with their numbers. */
export function NewColumnDialog({ sheet, onClose }: { sheet: OpenedSheet; onClose: () => void }) {
  const { t } = useTranslation();
  const [column, setColumn] = useState<NewColumn>(() => asAttribute(t('columnsMade.newName')));
  const [kind, setKind] = useState<OperationOf<'add-column'>['fill']['kind']>('constant');
  const [value, setValue] = useState('');
  const [first, setFirst] = useState(1);
  const fill = kind === 'constant' ? { kind, value } : { kind, first };
  const { target } = column;
  const isOfOne = target.kind === 'field' && !takesConstant(target.field);
  const isId = target.kind === 'field' && target.field === 'external_id';
  return (
    <MakeColumnsDialog
      title={t('columnsMade.newTitle')}
      sheet={sheet}
      operation={kind === 'constant' && (value.trim() === '' || isOfOne) ? null : { kind: 'add-column', column, fill }}
      from={[]}
      made={[column]}
      warning={
        kind === 'constant'
          ? isOfOne
            ? t('columnsMade.mustDiffer')
            : null
          : isId
            ? t('columnsMade.numbersAsIds')
            : null
      }
      onClose={onClose}
    >
      <div>
        <div className={classes['legend']}>{t('columnsMade.newColumn')}</div>
        <NewColumnFields
          index={sheet.state.columns.length}
          label={t('columnsMade.name')}
          column={column}
          onChange={setColumn}
        />
      </div>
      <Radio.Group label={t('columnsMade.fill')} value={kind} onChange={(next) => setKind(next)}>
        <Radio mt={6} value="constant" label={t('columnsMade.constant')} />
        <Radio mt={6} value="numbering" label={t('columnsMade.numbering')} />
      </Radio.Group>
      {kind === 'constant' ? (
        <TextInput
          data-autofocus
          label={t('columnsMade.value')}
          value={value}
          onChange={({ currentTarget }) => setValue(currentTarget.value)}
        />
      ) : (
        <NumberInput
          label={t('columnsMade.first')}
          min={0}
          max={MOST_FIRST}
          allowDecimal={false}
          value={first}
          onChange={(next) => typeof next === 'number' && setFirst(Math.min(MOST_FIRST, Math.max(0, Math.round(next))))}
        />
      )}
    </MakeColumnsDialog>
  );
}
