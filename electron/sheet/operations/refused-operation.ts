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

/** What the work comes to; null if it is refused. */
export function unlessRefused<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (error instanceof RefusedOperation) return null;
    throw error;
  });
}
