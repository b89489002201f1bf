import type { IpcErrorCode } from '../../shared/ipc/contract';

/**
 * A refusal that a person can be told about: the page turns `code` into a sentence of its locale. `detail` is for
 * «Подробнее» and must never hold a token or a customer's data.
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
