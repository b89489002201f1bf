import type { WindowVerdict } from '../../../shared/sheet/sheet-state';
import { createStore } from '../../model/store';

/** The person is asked whether the row with this verdict updates a consumer with another external id. */
export const adoptQuestionStore = createStore<{ verdict: WindowVerdict; onAgree: () => void } | null>(null);
