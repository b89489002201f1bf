import { Text } from '@mantine/core';
import { isOver } from '../../../shared/delivery/state';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomeKind } from '../../../shared/delivery/outcome';
import { deliveriesStore } from '../../model/deliveries';
import { goTo } from '../../model/navigation';
import { useStore } from '../../model/store';
import { Card, NextAction, Screen } from '../../ui/screen';
import { FiledCard } from './filed-card';
import { OutcomeCounts } from './outcome-counts';
import { OutcomeTable } from './outcome-table';
import { ProofCard } from './proof/proof-card';
import { ProgressCard } from './progress-card';
import { SummaryCard } from './summary-card';
import { TimelineCard } from './timeline-card';

/**
 * One delivery: its progress while it runs, its result when it is over.
 *
 * @param offer what can be done with its sheet, besides sending
 */
export function DeliveryScreen({ offer }: { offer: ReactNode }) {
  const { t } = useTranslation();
  const id = useStore(deliveriesStore, (now) => now.currentId);
  const progress = useStore(deliveriesStore, (now) => (now.currentId === null ? undefined : now.byId[now.currentId]));
  const [kind, setKind] = useState<{ of: string | null; kind: OutcomeKind | null }>({ of: null, kind: null });
  if (id === null || progress === undefined) {
    return (
      <Screen title={t('delivery.title')}>
        <Card>
          <Text mb="sm">{t('delivery.none')}</Text>
          <NextAction onClick={() => goTo('history')}>{t('history.open')}</NextAction>
        </Card>
      </Screen>
    );
  }
  const { summary } = progress;
  if ((summary.byFile ?? 0) > 0) {
    return (
      <Screen title={t('byFile.title')} wide>
        <FiledCard summary={summary} />
        <ProofCard key={id} summary={summary} />
      </Screen>
    );
  }
  const over = isOver(summary.state);
  const chosen = kind.of === id ? kind.kind : null;
  const shownKind = chosen ?? (summary.outcomes.failed > 0 ? 'failed' : null);
  return (
    <Screen title={over ? t(`delivery.${summary.state.status}Title`) : t('delivery.title')} wide>
      {over ? <SummaryCard summary={summary} /> : <ProgressCard progress={progress} />}
      {offer}
      {over && <ProofCard key={id} summary={summary} />}
      <TimelineCard summary={summary} />
      <OutcomeCounts summary={summary} chosen={shownKind} onChoose={(next) => setKind({ of: id, kind: next })} />
      {shownKind !== null && <OutcomeTable key={`${id}:${shownKind}`} summary={summary} kind={shownKind} />}
    </Screen>
  );
}
