import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFitConstant } from '../../../shared/consumer/rows/check-constants';
import { FIELD_KIND, takesConstant, type RequiredField } from '../../../shared/consumer/fields';
import { withConstant, withoutField, withTarget } from '../../model/layout-edits';
import { changeLayout } from '../../model/change-sheet';
import type { OpenedSheet } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';
import { ErrorIcon } from '../../ui/icons';
import classes from './required-missing.module.css';
import { NextAction } from '../../ui/screen';

/** The most options shown: a sheet may have thousands of columns, and typing narrows them. */
const SHOWN_COLUMNS = 100;

/** The most prominent element on the screen: each required column that the file lacks, with its three remedies. */
export function RequiredMissing({ sheet }: { sheet: OpenedSheet }) {
  const { missing } = sheet.state;
  if (missing.length === 0) return null;
  return (
    <div className={classes['panel']}>
      {missing.map((field) => (
        <MissingField key={field} field={field} sheet={sheet} />
      ))}
    </div>
  );
}

function MissingField({ field, sheet }: { field: RequiredField; sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const [constant, setConstant] = useState<string | null>(null);
  const [unfit, setUnfit] = useState(false);
  const { columns, rules } = sheet.state;
  const free = columns.flatMap(({ header }, index) =>
    rules.layout.targets[index]?.kind === 'field' ? [] : [{ value: String(index), label: header }],
  );
  return (
    <div className={classes['field']} role="alert" data-testid="required-missing" data-field={field}>
      <div className={classes['what']}>
        <ErrorIcon size={20} />
        <span>
          {t('columns.missing')} <b className="mono">{field}</b>{' '}
          <span className={classes['meaning']}>— {t(`fields.${field}`)}</span>
        </span>
      </div>
      {constant === null ? (
        <div className={classes['ways']}>
          <Select
            size="sm"
            searchable
            aria-label={t('columns.chooseColumnFor', { field })}
            placeholder={t('columns.chooseColumn')}
            value={null}
            disabled={busy}
            data={free}
            limit={SHOWN_COLUMNS}
            nothingFoundMessage={t('columns.noSuchColumn')}
            onChange={(value) => {
              if (value === null) return;
              run(() => changeLayout((layout) => withTarget(layout, Number(value), { kind: 'field', field })));
            }}
          />
          {takesConstant(field) && (
            <Button size="sm" variant="default" disabled={busy} onClick={() => setConstant('')}>
              {t('columns.fillConstant')}
            </Button>
          )}
          {field !== 'external_id' && (
            <Button
              size="sm"
              variant="default"
              disabled={busy}
              onClick={() => run(() => changeLayout((layout) => withoutField(layout, field)))}
            >
              {t('columns.goWithout')}
            </Button>
          )}
        </div>
      ) : (
        <form
          className={classes['ways']}
          onSubmit={(event) => {
            event.preventDefault();
            if (constant.trim() === '') return;
            const isFit = isFitConstant(field, constant, rules);
            setUnfit(!isFit);
            if (isFit) run(() => changeLayout((layout) => withConstant(layout, field, constant.trim())));
          }}
        >
          <TextInput
            size="sm"
            autoFocus
            aria-label={t('columns.constantFor', { field })}
            placeholder={t('columns.constantPlaceholder')}
            value={constant}
            error={unfit && t(FIELD_KIND[field] === 'date' ? 'issues.date-invalid' : 'columns.constantUnfit')}
            onChange={(event) => {
              setConstant(event.currentTarget.value);
              setUnfit(false);
            }}
            onKeyDown={(event) => event.key === 'Escape' && setConstant(null)}
          />
          <NextAction size="sm" type="submit" disabled={busy || constant.trim() === ''}>
            {t('columns.applyConstant')}
          </NextAction>
          <Button size="sm" variant="subtle" color="gray" onClick={() => setConstant(null)}>
            {t('common.cancel')}
          </Button>
        </form>
      )}
    </div>
  );
}
