import { createStore } from '../../../model/store';

/** How often the bar for finding and replacing was asked for since it was closed; 0 while it is closed. */
export const findBarStore = createStore(0);
