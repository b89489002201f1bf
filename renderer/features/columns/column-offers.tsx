import { Button, Title } from '@mantine/core';
import { useRef } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { columnOffers, type ColumnOffer } from '../../../shared/consumer/columns/column-offers';
import type { OpenedSheet } from '../../model/sheet';
import { createStore, useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { InfoIcon } from '../../ui/icons';
import classes from './columns-panel.module.css';
import { takeOffer } from './take-offer';

/** Offers that the person does not want, for as long as the sheet is open. */
const declinedStore = createStore<ReadonlySet<string>>(new Set());

/** What could be done about the columns with one click. Nothing of it is done by itself. */
export function ColumnOffers({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const declined = useStore(declinedStore);
  const section = useRef<HTMLElement>(null);
  const { columns, rules, rowsId, complete } = sheet.state;
  const keyOf = (offer: ColumnOffer): string => JSON.stringify([rowsId, offer]);
  const offers = columnOffers(columns, rules.layout).filter((offer) => !declined.has(keyOf(offer)));
  if (!complete || offers.every(({ kind }) => kind === 'without')) return null;

  const take = (taken: readonly ColumnOffer[]): void =>
    run(async () => {
      for (const offer of taken) await takeOffer(offer);
      // The button is gone with its offer.
      section.current?.focus();
    });
  return (
    <section ref={section} className={classes['offers']} aria-label={t('columns.offers.title')} tabIndex={-1}>
      <Title order={3} size={14}>
        {t('columns.offers.title')}
      </Title>
      {offers.length > 1 && (
        <Button
          size="compact-sm"
          variant="light"
          disabled={busy}
          data-testid="take-all-offers"
          onClick={() => take(offers)}
        >
          {t('columns.offers.takeAll')}
        </Button>
      )}
      <ul>
        {offers.map((offer) => {
          const { what, verb } = wordsOf(offer, columns, t);
          return (
            <li key={keyOf(offer)} data-testid="column-offer" data-kind={offer.kind}>
              <InfoIcon size={16} />
              <span>{what}</span>
              <div>
                <Button size="compact-sm" variant="light" disabled={busy} onClick={() => take([offer])}>
                  {verb}
                </Button>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('columns.offers.declineOf', { what: verb })}
                  onClick={() => {
                    declinedStore.update((before) => new Set([...before, keyOf(offer)]));
                    section.current?.focus();
                  }}
                >
                  {t('columns.offers.decline')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function wordsOf(
  offer: ColumnOffer,
  columns: OpenedSheet['state']['columns'],
  t: TFunction,
): { what: string; verb: string } {
  const headerOf = (column: number): string => columns[column]?.header ?? '';
  switch (offer.kind) {
    case 'join': {
      const [one, other] = offer.columns.map(headerOf);
      return { what: t('columns.offers.join', { one, other }), verb: t('columns.offers.takeJoin') };
    }
    case 'opposite':
      return {
        what: t('columns.offers.opposite', { header: headerOf(offer.column) }),
        verb: t('columns.offers.takeOpposite'),
      };
    case 'id': {
      const header = headerOf(offer.column);
      return { what: t('columns.offers.id', { header }), verb: t('columns.offers.takeId', { header }) };
    }
    case 'without':
      return {
        what: t('columns.offers.without', { field: offer.field }),
        verb: t('columns.offers.takeWithout', { field: offer.field }),
      };
  }
}
