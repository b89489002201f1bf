import type { OperationRefusal } from '../../../shared/sheet/operation';

/** Thrown if the sheet is no longer as a requested change assumes. */
export class RefusedOperation extends Error {
  override readonly name = 'RefusedOperation';

  constructor(
    readonly refusal: OperationRefusal,
    message: string,
  ) {
    super(message);
  }
}
