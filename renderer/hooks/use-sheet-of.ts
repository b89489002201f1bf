import { deliveriesStore } from '../model/deliveries';
import { useOpenedSheet, type OpenedSheet } from '../model/sheet';
import { useStore } from '../model/store';

/** The open sheet if a delivery's rows came from this reading of it, else null. */
export function useSheetOf(deliveryId: string): OpenedSheet | null {
  const sheet = useOpenedSheet();
  const rowsId = useStore(deliveriesStore, (now) => now.rowsIds[deliveryId]);
  const isFrom = sheet !== null && (sheet.state.delivery?.id === deliveryId || sheet.state.rowsId === rowsId);
  return isFrom ? sheet : null;
}
