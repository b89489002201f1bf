import { joined } from './header-words';

/** Headers that only sheets of orders or deals have, in the form of `joined`. Counts of a customer's orders are not among them. */
const ORDER_MARKS: ReadonlySet<string> = new Set([
  'номерзаказа',
  'idзаказа',
  'статусзаказа',
  'датазаказа',
  'составзаказа',
  'названиесделки',
  'этапсделки',
  'стадиясделки',
  'idсделки',
  'ordernumber',
  'orderstatus',
  'orderdate',
  'ordername',
  'dealname',
  'dealstage',
  'financialstatus',
  'lineitemname',
]);
/** In a sheet of orders, these are the order's own. */
const NAMES_OF_ORDERS: ReadonlySet<string> = new Set([
  'id',
  'ид',
  'код',
  'идентификатор',
  'внешнийкод',
  'внешнийid',
  'внешнийидентификатор',
  'createdat',
  'created',
  'creationdate',
  'createddate',
  'datecreated',
  'dateadded',
  'createdon',
  'датасоздания',
  'датаивремясоздания',
  'датадобавления',
  'создан',
  'создано',
  'updatedat',
  'updated',
  'updatedon',
  'dateupdated',
  'modified',
  'modifiedat',
  'datemodified',
  'lastmodified',
  'lastmodifiedat',
  'lastupdate',
  'lastupdated',
  'датаизменения',
  'датаобновления',
  'датапоследнегоизменения',
  'датаредактирования',
  'изменен',
  'изменено',
  'обновлен',
  'обновлено',
  'наименование',
]);
/** Shopify's orders are named `#1001`. */
const SHOPIFY_MARKS: ReadonlySet<string> = new Set(['financialstatus', 'lineitemname']);
const NOTHING: ReadonlySet<string> = new Set();

/** Headers of this sheet that would mean the customer's in another, but are the order's here; in the form of `joined`. */
export function namesOfOrders(headers: readonly string[]): ReadonlySet<string> {
  const names = headers.map(joined);
  if (!names.some((name) => ORDER_MARKS.has(name))) return NOTHING;
  return names.some((name) => SHOPIFY_MARKS.has(name)) ? new Set([...NAMES_OF_ORDERS, 'name']) : NAMES_OF_ORDERS;
}
