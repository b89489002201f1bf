import { createStore } from '../../../model/store';

/** Whether the person is asked for the row to go to. */
export const goToRowStore = createStore(false);
