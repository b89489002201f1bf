import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  COMMANDS,
  PAGE_COMMAND_IDS,
  textKeyOf,
  type CommandId,
  type MainCommandId,
  type PageCommandId,
} from '../../../shared/commands/command-list';
import type { PaletteEntry } from '../../../shared/commands/find-entries';
import { STEPS } from '../../../shared/commands/places';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { shopNameOf } from '../../../shared/shop/shop-name';
import { ask } from '../../bridge';
import { usableStore } from '../../model/commands/situation';
import { PAGE_SYSTEM, usualKeyOf } from '../../model/commands/system';
import { listDeliveries, openDelivery } from '../../model/deliveries';
import { appInfoStore, refreshAppInfo } from '../../model/settings';
import { useOpenedSheet } from '../../model/sheet';
import { chooseShop, shopsStore } from '../../model/shops';
import { showRows } from '../../model/show-rows';
import { useStore } from '../../model/store';
import { useFormats } from '../../words/formats';
import { runPageCommand } from './run-command';

export type Entry = PaletteEntry & {
  /** The command's key, as a person reads it; empty if it has none. */
  key: string;
  run: () => Promise<unknown>;
};

/** The palette is no history: of the deliveries it has the latest. */
const DELIVERIES = 10;
const STEP_IDS: readonly CommandId[] = STEPS.map((step) => `go-${step}` as const);

/** What the palette offers in this moment. */
export function usePaletteEntries(): Entry[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const { shops, chosenId } = useStore(shopsStore);
  const recent = useStore(appInfoStore, (info) => info?.recentFiles) ?? [];
  const kinds = useOpenedSheet()?.state.issuesByCode ?? [];
  const deliveries = useLatestDeliveries();
  const commands = useCommands();
  return [
    ...commands.filter(({ group }) => group === 'steps'),
    ...kinds.map(({ code, count }) => ({
      id: `issue ${code}`,
      group: 'issues' as const,
      label: t(`issueNames.${code}`),
      description: t('rows.issues', { count, issues: formats.number(count) }),
      key: '',
      run: () => showRows({ issue: code }),
    })),
    ...recent.map(({ id, name, openedAt }) => ({
      id: `recent ${id}`,
      group: 'recent' as const,
      label: name,
      description: formats.dateTime(openedAt),
      key: '',
      run: () => ask('sheet-reopen-recent', { id }),
    })),
    ...shops
      .filter(({ id }) => id !== chosenId)
      .map(({ id, name }) => ({
        id: `shop ${id}`,
        group: 'shops' as const,
        label: name,
        description: t('palette.chooseShop'),
        key: '',
        run: () => chooseShop(id),
      })),
    ...deliveries.map((summary) => ({
      id: `delivery ${summary.id}`,
      group: 'deliveries' as const,
      label: summary.fileName,
      description: `${shopNameOf(summary, t('shops.practiceName'))} · ${formats.dateTime(summary.createdAt)}`,
      key: '',
      run: () => openDelivery(summary.id),
    })),
    ...commands.filter(({ group }) => group === 'commands'),
  ];
}

/** Those that can be done where the person was before the palette opened. */
function useCommands(): Entry[] {
  const { t } = useTranslation();
  // While the palette is open, its dialog keeps all of them from being done.
  const [usable] = useState(() => usableStore.get());
  const isOfPage = (id: CommandId): id is PageCommandId => (PAGE_COMMAND_IDS as readonly CommandId[]).includes(id);
  return COMMANDS.filter(({ id, isMenuOnly }) => isMenuOnly !== true && (!isOfPage(id) || usable.includes(id))).map(
    (command) => {
      const { id } = command;
      return {
        id,
        group: STEP_IDS.includes(id) ? 'steps' : 'commands',
        label: t(textKeyOf(command, PAGE_SYSTEM)),
        description: '',
        key: usualKeyOf(id),
        run: () =>
          isOfPage(id) ? Promise.resolve(runPageCommand(id)) : ask('commands-run', { id: id as MainCommandId }),
      };
    },
  );
}

function useLatestDeliveries(): readonly DeliverySummary[] {
  const [latest, setLatest] = useState<readonly DeliverySummary[]>([]);
  useEffect(() => {
    let isWanted = true;
    // Without them the palette still has the rest.
    refreshAppInfo().catch(() => undefined);
    listDeliveries({ offset: 0, limit: DELIVERIES }).then(
      ({ deliveries }) => isWanted && setLatest(deliveries),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return latest;
}
