import { Checkbox, NumberInput, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PARTS, type NewColumn } from '../../../../shared/sheet/operations/new-column';
import type { SplitBy } from '../../../../shared/sheet/operations/split';
import type { OpenedSheet } from '../../../model/sheet';
import classes from './columns-made.module.css';
import { MakeColumnsDialog } from './make-columns-dialog';
import { asAttribute, NewColumnFields } from './new-column-fields';
import { SignSelect } from './sign-select';

const SIGNS = [
  { sign: ' ', key: 'space' },
  { sign: ',', key: 'comma' },
  { sign: ';', key: 'semicolon' },
  { sign: '/', key: 'slash' },
  { sign: '\n', key: 'lineBreak' },
];
const NAME_PARTS = ['surname', 'first', 'patronymic'] as const;
const TWO_PARTS = 2;

/** Splits a column into new ones. */
export function SplitDialog({ sheet, column, onClose }: { sheet: OpenedSheet; column: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { columns, rules } = sheet.state;
  const header = columns[column]?.header ?? '';
  const target = rules.layout.targets[column];
  const isName = target?.kind === 'field' && target.field === 'name';
  const [kind, setKind] = useState<SplitBy['kind']>(isName ? 'name' : 'sign');
  const [sign, setSign] = useState(' ');
  const [place, setPlace] = useState(1);
  const [count, setCount] = useState(TWO_PARTS);
  const [keep, setKeep] = useState(true);
  /** What the person changed, by the way of splitting and the part. */
  const [changed, setChanged] = useState<ReadonlyMap<string, NewColumn | null>>(new Map());

  const headers =
    kind === 'name'
      ? NAME_PARTS.map((part) => t(`columnsMade.nameParts.${part}`))
      : Array.from({ length: kind === 'place' ? TWO_PARTS : count }, (_, part) => `${header} ${part + 1}`);
  const keyOf = (part: number): string => `${kind === 'name' ? kind : 'part'}:${part}`;
  const into = headers.map((usual, part) => {
    const known = changed.get(keyOf(part));
    return known === undefined ? asAttribute(usual) : known;
  });
  const change = (part: number, next: NewColumn | null): void => setChanged(new Map(changed).set(keyOf(part), next));
  const by: SplitBy = kind === 'name' ? { kind } : kind === 'sign' ? { kind, sign } : { kind, place };
  return (
    <MakeColumnsDialog
      title={t('columnsMade.splitTitle', { header })}
      sheet={sheet}
      operation={kind === 'sign' && sign === '' ? null : { kind: 'split', column, by, into, keep }}
      from={[column]}
      made={into.flatMap((part) => part ?? [])}
      warning={null}
      onClose={onClose}
    >
      <Radio.Group label={t('columnsMade.splitBy')} value={kind} onChange={(value) => setKind(value)}>
        {(['name', 'sign', 'place'] as const).map((way) => (
          <Radio
            key={way}
            mt={6}
            value={way}
            label={t(`columnsMade.by.${way}`)}
            {...(way === kind && { 'data-autofocus': true })}
          />
        ))}
      </Radio.Group>
      {kind === 'sign' && (
        <div className={classes['fields']}>
          <SignSelect label={t('columnsMade.splitSign')} usual={SIGNS} value={sign} onChange={setSign} />
          <NumberInput
            label={t('columnsMade.parts')}
            min={TWO_PARTS}
            max={MAX_PARTS}
            allowDecimal={false}
            value={count}
            onChange={(value) => typeof value === 'number' && setCount(inside(value, TWO_PARTS, MAX_PARTS))}
          />
        </div>
      )}
      {kind === 'place' && (
        <NumberInput
          label={t('columnsMade.place')}
          min={1}
          max={MOST_PLACE}
          allowDecimal={false}
          value={place}
          onChange={(value) => typeof value === 'number' && setPlace(inside(value, 1, MOST_PLACE))}
        />
      )}
      <div className={classes['parts']} role="group" aria-label={t('columnsMade.newColumns')}>
        <div className={classes['legend']} aria-hidden>
          {t('columnsMade.newColumns')}
        </div>
        {into.map((part, at) => (
          <div key={keyOf(at)} className={classes['part']}>
            <Checkbox
              aria-label={t('columnsMade.wanted', { header: part?.header ?? headers[at] ?? '' })}
              checked={part !== null}
              onChange={({ currentTarget }) =>
                change(at, currentTarget.checked ? asAttribute(headers[at] ?? '') : null)
              }
            />
            {part === null ? (
              <span className={classes['empty']}>{headers[at]}</span>
            ) : (
              <NewColumnFields
                index={columns.length + at}
                label={t('columnsMade.partName', { number: at + 1 })}
                column={part}
                onChange={(next) => change(at, next)}
              />
            )}
          </div>
        ))}
      </div>
      <Checkbox
        label={t('columnsMade.keepSplit', { header })}
        checked={keep}
        onChange={({ currentTarget }) => setKeep(currentTarget.checked)}
      />
    </MakeColumnsDialog>
  );
}

const MOST_PLACE = 1_000;

const inside = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.round(value)));
