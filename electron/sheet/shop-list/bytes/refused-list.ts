import type { ListRefusalCode } from '../../../../shared/consumer/verdict/list-refusal';

/** Ends the reading of a list that is not believed. */
export class RefusedList extends Error {
  override readonly name = 'RefusedList';

  constructor(readonly code: ListRefusalCode) {
    super(`the list is refused: ${code}`);
  }
}
