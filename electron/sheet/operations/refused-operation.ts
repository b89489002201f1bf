import type { OperationRefusal } from '../../../shared/sheet/operation';

/** Thrown where the sheet is not as a request to change it assumed. */
export class RefusedOperation extends Error {
  override readonly name = 'RefusedOperation';

  constructor(
    readonly refusal: OperationRefusal,
    message: string,
  ) {
    super(message);
  }
}
