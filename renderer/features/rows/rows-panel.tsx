import { Button, Text, Title } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../words/formats';
import { excludeRows, setView } from '../../model/change-sheet';
import { showRows } from '../../model/show-rows';
import type { SheetView } from '../../../shared/sheet/sheet-state';
import { WHOLE_VIEW, type OpenedSheet } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';
import { CheckCircleIcon } from '../../ui/icons';
import { BadCellsChoice } from './bad-cells-choice';
import { IssueList } from './issue-list';
import { scopeOfView } from './scope-of-view';
import { TidyHints } from './tidy-hints';
import { useNextIssue } from './keyboard/use-next-issue';
import { usePointerUse } from './keyboard/use-pointer-use';
import classes from './rows-panel.module.css';

/** The issues of the whole sheet, the worst first, and actions on many rows at once. */
export const RowsPanel = memo(function RowsPanel({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const nextIssue = useNextIssue();
  const byPointer = usePointerUse();
  const { issuesByCode, counts, viewRows } = sheet.state;
  const shown = sheet.view.issue;
  /** The rows of a kind stay in sight when the last of it is repaired, but the button that ends this view is gone from the list. */
  const isKindGone = shown !== null && !issuesByCode.some(({ code }) => code === shown);
  const sorted = issuesByCode.toSorted((a, b) => a.severity.localeCompare(b.severity) || b.count - a.count);
  return (
    <section className={classes['panel']} aria-label={t('rows.panelTitle')} tabIndex={-1} {...byPointer}>
      <Title order={2} size={16}>
        {t('rows.panelTitle')}
      </Title>
      {sorted.length === 0 ? (
        <div className={classes['clean']}>
          <CheckCircleIcon size={20} />
          <span>{t('rows.panelClean')}</span>
        </div>
      ) : (
        <>
          <IssueList sheet={sheet} kinds={sorted} />
          <Text size="sm" c="dimmed">
            {t('rows.panelLegend')}
          </Text>
          <Button px="xs" variant="default" onClick={nextIssue}>
            {t('rows.nextIssue')}
          </Button>
        </>
      )}
      <TidyHints sheet={sheet} />
      <BadCellsChoice sheet={sheet} />
      <BulkDeeds view={sheet.view} viewRows={viewRows} excluded={counts.excluded} isKindGone={isKindGone} />
    </section>
  );
});

/** What can be done to all rows of the view. Memoised, because an edit changes none of it. */
const BulkDeeds = memo(function BulkDeeds({
  view,
  viewRows,
  excluded,
  isKindGone,
}: {
  view: SheetView;
  viewRows: number;
  /** Rows of the sheet that are excluded. */
  excluded: number;
  /** The view is about a kind of issue that no row has any more. */
  isKindGone: boolean;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const scope = scopeOfView(view);
  return (
    <div className={classes['bulk']}>
      <Title order={3} size={14}>
        {t('rows.shownRows', { count: viewRows, rows: formats.number(viewRows) })}
      </Title>
      {isKindGone && (
        <Button size="xs" variant="subtle" onClick={() => run(() => setView({ ...WHOLE_VIEW, order: view.order }))}>
          {t('rows.showAllRows')}
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        disabled={viewRows === 0}
        onClick={() => run(() => excludeRows({ kind: 'exclude', rows: scope }))}
      >
        {t(`rows.exclude.${scope === 'view' || 'start' in scope ? 'shown' : 'issue' in scope ? 'issue' : 'filter'}`)}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={viewRows === 0 || excluded === 0}
        onClick={() => run(() => excludeRows({ kind: 'include', rows: 'view' }))}
      >
        {t('rows.includeShown')}
      </Button>
      {excluded > 0 && (
        <Button size="xs" variant="subtle" onClick={() => run(() => showRows({ only: 'excluded' }))}>
          {t('rows.showExcluded', { count: excluded, rows: formats.number(excluded) })}
        </Button>
      )}
    </div>
  );
});
