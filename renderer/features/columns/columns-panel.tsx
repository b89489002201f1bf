import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedSheet } from '../../model/sheet';
import { resetLayout } from '../../model/change-sheet';
import { useAction } from '../../hooks/use-action';
import { Notice } from '../../ui/notice';
import { ChosenWithout } from './chosen-without';
import { ColumnList } from './column-list';
import { ColumnOffers } from './column-offers';
import classes from './columns-panel.module.css';

/** Every column of the file with its target, beside the grid, so that the values are visible. */
export function ColumnsPanel({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const { rules } = sheet.state;
  // State, not a ref: the list can measure its scroller only in a render after it was set.
  const [panel, setPanel] = useState<HTMLElement | null>(null);
  return (
    <section ref={setPanel} className={classes['panel']} aria-label={t('columns.title')}>
      <div className={classes['heading']}>
        <Title order={2} size={16}>
          {t('columns.title')}
        </Title>
        <Button variant="subtle" size="compact-sm" onClick={() => run(resetLayout)}>
          {t('columns.reset')}
        </Button>
      </div>
      <Text size="sm" c="dimmed">
        {t('columns.hint')}
      </Text>
      {sheet.recalled && <Notice tone="info" title={t('columns.recalled')} />}
      <ColumnOffers sheet={sheet} />
      <ChosenWithout layout={rules.layout} problems={sheet.state.layoutProblems} />
      <ColumnList sheet={sheet} scroller={panel?.parentElement ?? null} />
    </section>
  );
}
