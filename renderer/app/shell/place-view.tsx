import { IntakeScreen } from '../../features/intake/intake-screen';
import { FileCard, FileProblemNotice } from '../../features/intake/later';
import { Palette } from '../commands/program-commands';
import type { Shop } from '../../../shared/shop/shop';
import { deliveriesStore } from '../../model/deliveries';
import { goTo, placeStore } from '../../model/navigation';
import { useOpenedSheet } from '../../model/sheet';
import { chooseShop, shopsStore, useChosenShop } from '../../model/shops';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { loadLater } from '../../hooks/load-later';
import { useSheetOf } from '../../hooks/use-sheet-of';

// The places that a person can only come to from the first one.
const SheetScreen = loadLater(() => import('./sheet-screen').then((module) => module.SheetScreen));
const ReviewScreen = loadLater(() =>
  import('../../features/review/review-screen').then((module) => module.ReviewScreen),
);
const DeliveryScreen = loadLater(() =>
  import('../../features/delivery/delivery-screen').then((module) => module.DeliveryScreen),
);
const RecipeOffer = loadLater(() => import('../../features/recipes/recipe-offer').then((module) => module.RecipeOffer));
const HistoryScreen = loadLater(() =>
  import('../../features/history/history-screen').then((module) => module.HistoryScreen),
);
const WatchScreen = loadLater(() => import('../../features/watch/watch-screen').then((module) => module.WatchScreen));
const WatchWaits = loadLater(() => import('../../features/watch/watch-waits').then((module) => module.WatchWaits));
const PracticeScreen = loadLater(() =>
  import('../../features/practice/practice-screen').then((module) => module.PracticeScreen),
);

const DataScreen = loadLater(() => import('../../features/help/data-screen').then((module) => module.DataScreen));
const GuideScreen = loadLater(() =>
  import('../../features/help/guide/guide-screen').then((module) => module.GuideScreen),
);

/** In the order in which people come to them; the history can be asked for at once, and a file takes longer to read than its places. */
const LATER = [
  HistoryScreen,
  WatchWaits,
  FileCard,
  SheetScreen,
  ReviewScreen,
  DeliveryScreen,
  RecipeOffer,
  PracticeScreen,
  WatchScreen,
  FileProblemNotice,
  Palette,
  DataScreen,
  GuideScreen,
];

/** Loads all places, one after the other, each when the page has nothing else to do: nobody is to wait for one. */
export async function loadPlaces(): Promise<void> {
  for (const place of LATER) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    await place.load();
  }
}

/** The current place. A place that needs a sheet shows the intake if no sheet is open. */
export function PlaceView({ onEditShop }: { onEditShop: (shop: Shop) => void }) {
  const place = useStore(placeStore);
  const sheet = useOpenedSheet();
  const openPractice = (): void => goTo('practice');
  switch (place) {
    case 'intake':
      return <IntakeScreen onOpenPractice={openPractice} />;
    case 'columns':
    case 'rows':
      return sheet === null ? (
        <IntakeScreen onOpenPractice={openPractice} />
      ) : (
        <SheetScreen key={sheet.state.rowsId} sheet={sheet} panel={place} />
      );
    case 'review':
      return sheet === null ? (
        <IntakeScreen onOpenPractice={openPractice} />
      ) : (
        <ReviewScreen sheet={sheet} onEditShop={onEditShop} />
      );
    case 'delivery':
      return <DeliveryScreen offer={<DeliveredRecipe />} />;
    case 'history':
      return <HistoryScreen top={<WatchWaits />} />;
    case 'watches':
      return <WatchScreen />;
    case 'practice':
      return <PracticePlace />;
    case 'data':
      return <DataScreen />;
    case 'guide':
      return <GuideScreen />;
  }
}

/** Where the delivery's sheet is still open, its steps can be saved. */
function DeliveredRecipe() {
  const { currentId } = useStore(deliveriesStore);
  const sheet = useSheetOf(currentId ?? '');
  return sheet === null ? null : <RecipeOffer key={sheet.state.rowsId} sheet={sheet} />;
}

function PracticePlace() {
  const { run } = useAction();
  const chosen = useChosenShop();
  const practice = useStore(shopsStore, ({ shops }) => shops.find((shop) => shop.practice));
  const choosable = practice !== undefined && practice.id !== chosen?.id;
  return <PracticeScreen onChoosePractice={choosable ? () => run(() => chooseShop(practice.id)) : null} />;
}
