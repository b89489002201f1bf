import { Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { deliveriesStore } from '../../model/deliveries';
import { settingsStore } from '../../model/settings';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { Card, NextAction, Screen } from '../../ui/screen';
import { DeliveryEntry } from './delivery-entry';
import classes from './history-screen.module.css';
import { useDeliveryPages } from './use-delivery-pages';

/** Height of an entry with one run, in px. */
const USUAL_HEIGHT_PX = 130;
const GAP_PX = 16;

/**
 * All deliveries from this machine, newest first. Only those on the screen are rendered.
 *
 * @param props.top what stands above them
 */
export function HistoryScreen({ top }: { top: ReactNode }) {
  const { t } = useTranslation();
  const { run } = useAction();
  // State, not refs: their positions are known only after the first render.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [list, setList] = useState<HTMLOListElement | null>(null);
  const [shown, setShown] = useState({ start: 0, end: 1 });
  // A shorter retention erases contents, and main sends no message for the single deliveries.
  const kept = useStore(settingsStore, (settings) => settings.failedRowsRetention);
  const live = useStore(deliveriesStore, (now) => now.byId);
  const { total, at, isWatched, reload } = useDeliveryPages(shown, kept);
  const virtualizer = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller,
    estimateSize: () => USUAL_HEIGHT_PX,
    gap: GAP_PX,
    overscan: 4,
    scrollMargin: list?.offsetTop ?? 0,
    onChange: ({ range }) => {
      if (range !== null) setShown({ start: range.startIndex, end: range.endIndex + 1 });
    },
  });
  return (
    <Screen title={t('history.title')} wide ref={setScroller}>
      {top}
      {total === 0 && (
        <Card>
          <Text mb="md">{t('history.none')}</Text>
          <NextAction onClick={() => run(() => ask('sheet-choose-file'))}>{t('intake.choose')}</NextAction>
        </Card>
      )}
      <ol ref={setList} className={classes['list']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const delivery = at(index);
          return (
            <li
              key={delivery?.id ?? index}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={total ?? 0}
              style={{ transform: `translateY(${start - virtualizer.options.scrollMargin}px)` }}
            >
              {delivery === undefined ? (
                <div className={classes['coming']} />
              ) : (
                <DeliveryEntry
                  summary={live[delivery.id]?.summary ?? delivery}
                  isWatched={isWatched(delivery.id)}
                  onDeleted={() => run(reload)}
                />
              )}
            </li>
          );
        })}
      </ol>
    </Screen>
  );
}
