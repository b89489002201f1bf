import { NativeSelect, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { rowPlan } from '../../../../shared/consumer/rows/row-plan';
import type { DuplicateGroup, MergeRule, MergeWay } from '../../../../shared/sheet/operations/merge-duplicates';
import type { OpenedSheet } from '../../../model/sheet';
import { useFormats } from '../../../words/formats';
import classes from './duplicates.module.css';

/** A group's rows side by side, in the columns in which they differ, and what the row that stays becomes. */
export function GroupTable({
  sheet,
  way,
  group,
  onRule,
}: {
  sheet: OpenedSheet;
  way: MergeWay;
  group: DuplicateGroup;
  onRule: (column: number, rule: MergeRule) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { columns, rules } = sheet.state;
  const { idColumn, emailColumn } = rowPlan(rules);
  const isFixed = (column: number): boolean => column === idColumn || (way.by === 'email' && column === emailColumn);
  const more = group.size - group.rows.length;
  return (
    <>
      <Text size="sm" c="dimmed">
        {t(group.columns.length === 0 ? 'rows.duplicates.allSame' : 'rows.duplicates.onlyDifferent')}
      </Text>
      <Table.ScrollContainer minWidth={480} mah="36vh" scrollAreaProps={{ tabIndex: 0 }}>
        <Table verticalSpacing={6} className={classes['table'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('rows.duplicates.column')}</Table.Th>
              {group.rows.map(({ row }) => (
                <Table.Th key={row} data-kept={row === group.kept}>
                  {t('rows.duplicates.row', { row: formats.number(row) })}
                  {row === group.kept && <div className={classes['stays']}>{t('rows.duplicates.stays')}</div>}
                </Table.Th>
              ))}
              {way.keep === 'merge' && <Table.Th>{t('rows.duplicates.becomes')}</Table.Th>}
              {way.keep === 'merge' && <Table.Th>{t('rows.duplicates.rule')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {group.columns.map((column, place) => {
              const header = columns[column]?.header ?? '';
              return (
                <Table.Tr key={column}>
                  <Table.Th scope="row">{header}</Table.Th>
                  {group.rows.map(({ row, cells }) => (
                    <Table.Td key={row} data-kept={row === group.kept}>
                      {cells[place]}
                    </Table.Td>
                  ))}
                  {way.keep === 'merge' && (
                    <Table.Td className={classes['becomes'] ?? ''}>{group.cells[place]}</Table.Td>
                  )}
                  {way.keep === 'merge' && (
                    <Table.Td>
                      {!isFixed(column) && (
                        <RuleSelect
                          header={header}
                          rule={way.rules.find((each) => each.column === column)?.rule ?? { kind: 'first' }}
                          dateColumn={dateColumnOf(sheet)}
                          onChange={(rule) => onRule(column, rule)}
                        />
                      )}
                    </Table.Td>
                  )}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {more > 0 && (
        <Text size="sm" c="dimmed">
          {t('rows.duplicates.moreRows', { count: more, rows: formats.number(more) })}
        </Text>
      )}
    </>
  );
}

function RuleSelect({
  header,
  rule,
  dateColumn,
  onChange,
}: {
  header: string;
  rule: MergeRule;
  /** −1 if the sheet has no dates. */
  dateColumn: number;
  onChange: (rule: MergeRule) => void;
}) {
  const { t } = useTranslation();
  const choices: MergeRule[] = [
    { kind: 'first' },
    { kind: 'last' },
    { kind: 'longest' },
    { kind: 'join', separator: ', ' },
    ...(dateColumn === -1 ? [] : [{ kind: 'newest' as const, date: dateColumn }]),
  ];
  return (
    <NativeSelect
      size="xs"
      aria-label={t('rows.duplicates.ruleOf', { header })}
      value={rule.kind}
      data={choices.map(({ kind }) => ({ value: kind, label: t(`rows.duplicates.rules.${kind}`) }))}
      onChange={(event) => {
        const chosen = choices.find(({ kind }) => kind === event.currentTarget.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}

/** The column by which a row is newer than another. */
function dateColumnOf({ state }: OpenedSheet): number {
  const columnOf = (field: 'updated_at' | 'created_at'): number =>
    state.rules.layout.targets.findIndex((target) => target.kind === 'field' && target.field === field);
  const updated = columnOf('updated_at');
  return updated === -1 ? columnOf('created_at') : updated;
}
