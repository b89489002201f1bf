import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import { trayWords } from '../../../electron/window/tray/tray-menu';
import { noOutcomes } from '../../../shared/delivery/outcome';
import type { DeliveryState } from '../../../shared/delivery/state';
import type { DeliverySummary } from '../../../shared/delivery/summary';

const RUNNING: DeliveryState = { status: 'running' };

/** A delivery of 1,000 rows to send and ten that are blocked. */
function delivery(state: DeliveryState, pending: number, shopName = 'Ромашка'): DeliverySummary {
  const outcomes = { ...noOutcomes(), updated: 1000 - pending, skipped: 10 };
  const counts = { rows: 1010, pending, blocked: 10, excluded: 0, outcomes };
  return { id: shopName, shopId: shopName, shopName, state, ...counts } as unknown as DeliverySummary;
}

const said = (...deliveries: DeliverySummary[]) => trayWords(deliveries, { t: translatorFor('ru'), language: 'ru' });
const labels = (...deliveries: DeliverySummary[]) =>
  said(...deliveries).groups.map((group) => group.map(({ label }) => label));

describe('the icon in the tray', () => {
  it('offers the window and quitting while nothing is sent', () => {
    expect(said().tooltip).toBe('Aplaut Import');
    expect(labels()).toEqual([['Открыть Aplaut Import', 'Выйти']]);
  });

  it('says how far a delivery is, without calling it done before it is', () => {
    expect(said(delivery(RUNNING, 550)).tooltip.replaceAll('\u00a0', ' ')).toBe(
      'Aplaut Import\n«Ромашка»: 45 %, 450 из 1 000',
    );
    expect(said(delivery(RUNNING, 1)).tooltip).toContain('99');
  });

  it('pauses, resumes and stops each delivery', () => {
    const paused = delivery({ status: 'paused', reason: { by: 'person' } }, 10, 'Лютик');
    expect(labels(delivery(RUNNING, 5), paused).map(([, ...deeds]) => deeds)).toEqual([
      ['Приостановить', 'Остановить…'],
      ['Продолжить', 'Остановить…'],
      ['Выйти'],
    ]);
    expect(said(paused).groups[0]?.map(({ deed }) => deed)).toEqual([
      { kind: 'show', id: 'Лютик' },
      { kind: 'resume', id: 'Лютик' },
      { kind: 'stop', id: 'Лютик' },
    ]);
  });

  it('does not offer to resume what needs a token first', () => {
    expect(labels(delivery({ status: 'paused', reason: { by: 'no-token' } }, 5))[0]?.slice(1)).toEqual(['Остановить…']);
  });

  it('offers nothing that a damaged database would refuse', () => {
    const reason = { by: 'storage', problem: 'damaged', message: '' } as const;
    expect(labels(delivery({ status: 'paused', reason }, 5))[0]).toHaveLength(1);
  });
});
