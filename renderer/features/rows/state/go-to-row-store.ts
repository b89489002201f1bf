import { createStore } from '../../../model/store';

/** The person is asked for the row to go to; `hidden` is one that they named and the view does not show. */
export const goToRowStore = createStore<{ hidden: number | null } | null>(null);
