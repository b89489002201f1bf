import { progressOf } from '../../../shared/delivery/row-counts';
import { pauseEnd, type DeliveryState } from '../../../shared/delivery/state';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import type { Language } from '../../../shared/ipc/look';
import { shopNameOf } from '../../../shared/shop/shop-name';
import type { Translate } from '../../i18n/translate';

/** What a line of the menu does. */
export type TrayDeed = { kind: 'show-window' | 'quit' } | { kind: 'show' | 'pause' | 'resume' | 'stop'; id: string };

export interface TrayWords {
  tooltip: string;
  /** In groups with lines between them. */
  groups: { label: string; deed: TrayDeed }[][];
}

/** What the icon in the tray says and offers: each delivery that is not over with its progress, and the program itself. */
export function trayWords(
  deliveries: readonly DeliverySummary[],
  { t, language }: { t: Translate; language: Language },
): TrayWords {
  const numbers = new Intl.NumberFormat(language);
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const lineOf = (summary: DeliverySummary): string => {
    const { sent, ofRows } = progressOf(summary);
    return t(summary.state.status === 'paused' ? 'tray.paused' : 'tray.running', {
      shop: shopNameOf(summary, t('shops.practiceName')),
      share: percents.format(ofRows === 0 ? 0 : Math.floor((100 * sent) / ofRows) / 100),
      sent: numbers.format(sent),
      rows: numbers.format(ofRows),
    });
  };
  const lines = deliveries.map(lineOf);
  return {
    tooltip: ['Aplaut Import', ...lines].join('\n'),
    groups: [
      ...deliveries.map((summary, at) => [
        { label: lines[at] ?? '', deed: { kind: 'show' as const, id: summary.id } },
        ...deedsOf(summary.state).map((kind) => ({ label: t(`tray.${kind}`), deed: { kind, id: summary.id } })),
      ]),
      [
        { label: t('tray.show'), deed: { kind: 'show-window' as const } },
        { label: t('commands.quit'), deed: { kind: 'quit' as const } },
      ],
    ],
  };
}

/** A delivery without a token needs the window, where one can be entered. With a damaged database nothing can be done to it. */
function deedsOf(state: DeliveryState): ('pause' | 'resume' | 'stop')[] {
  if (state.status === 'running') return ['pause', 'stop'];
  if (state.status !== 'paused') return [];
  switch (pauseEnd(state.reason)) {
    case 'new-token':
      return ['stop'];
    case 'new-start':
      return [];
    default:
      return ['resume', 'stop'];
  }
}
