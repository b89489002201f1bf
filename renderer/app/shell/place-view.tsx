import { HistoryScreen } from '../../features/history/history-screen';
import { IntakeScreen } from '../../features/intake/intake-screen';
import { DeliveryScreen } from '../../features/delivery/delivery-screen';
import { RecipeOffer } from '../../features/recipes/recipe-offer';
import { PracticeScreen } from '../../features/practice/practice-screen';
import { ReviewScreen } from '../../features/review/review-screen';
import type { Shop } from '../../../shared/shop/shop';
import { deliveriesStore } from '../../model/deliveries';
import { goTo, placeStore } from '../../model/navigation';
import { useOpenedSheet } from '../../model/sheet';
import { chooseShop, shopsStore, useChosenShop } from '../../model/shops';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { useSheetOf } from '../../hooks/use-sheet-of';
import { SheetScreen } from './sheet-screen';

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
      return <HistoryScreen />;
    case 'practice':
      return <PracticePlace />;
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
