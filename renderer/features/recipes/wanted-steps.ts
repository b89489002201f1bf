import { createStore } from '../../model/store';

/** Set where the person asks to see the steps of the recipe that was done. The panel that shows them resets it. */
export const stepsWantedStore = createStore(false);
