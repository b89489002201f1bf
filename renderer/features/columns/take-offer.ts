import type { ColumnOffer } from '../../../shared/consumer/columns/column-offers';
import { applyBulk, changeLayout } from '../../model/change-sheet';
import { withoutField, withTarget } from '../../model/layout-edits';

/** Does what is offered for a column, as one step of undo. */
export async function takeOffer(offer: ColumnOffer): Promise<void> {
  switch (offer.kind) {
    case 'join':
      await applyBulk({
        kind: 'join',
        columns: [...offer.columns],
        separator: ' ',
        into: { header: offer.header, target: { kind: 'field', field: 'name' } },
        keep: false,
      });
      return;
    case 'opposite':
      return changeLayout((layout) =>
        withTarget(layout, offer.column, { kind: 'field', field: 'unsubscribed', inverted: true }),
      );
    case 'id':
      if (!offer.copy) {
        return changeLayout((layout) => withTarget(layout, offer.column, { kind: 'field', field: 'external_id' }));
      }
      await applyBulk({
        kind: 'join',
        columns: [offer.column],
        separator: '',
        into: { header: 'external_id', target: { kind: 'field', field: 'external_id' } },
        keep: true,
      });
      return;
    case 'without':
      return changeLayout((layout) => withoutField(layout, offer.field));
  }
}
