import type { IpcErrorCode } from '../../shared/ipc/contract';

/**
 * An error that can be explained to a person. The page turns `code` into a sentence of its locale. `detail` is for «Подробнее» and must
 * never contain a token or customer data.
 */
export class AppError extends Error {
  constructor(
    readonly code: IpcErrorCode,
    readonly detail = '',
  ) {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'AppError';
  }
}
