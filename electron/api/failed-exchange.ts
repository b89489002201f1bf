import { ProxyError } from '../network/proxy-error';

/** An exchange without an answer, as plain facts. */
export interface NoAnswer {
  kind: 'no-answer';
  /** Whether the server may have acted on the request. */
  sent: boolean;
  /** The system's code, such as `ECONNREFUSED`; `TIMEOUT` if the exchange took too long. */
  code: string;
  /** More on the code: of a proxy its name and what it asked for. */
  detail?: string;
}

/** Failures before a connection was established, a proxy's included: the server cannot have seen the request. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
]);

/** Codes of invalid certificates; the request is sent only after the certificate was accepted. */
const CERTIFICATE_CODE = /CERT|SELF_SIGNED|^UNABLE_TO|^ERR_(TLS|SSL)/;

/**
 * The facts of a failed exchange. An axios error carries the request's headers, and with them the token: only its code is kept.
 *
 * @param neverStood whether an error ended a connection that was not established yet
 */
export function failedExchange(error: unknown, isTimedOut: boolean, neverStood: (cause: unknown) => boolean): NoAnswer {
  if (isTimedOut) return { kind: 'no-answer', sent: true, code: 'TIMEOUT' };
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown; syscall?: unknown } };
  const known = [cause?.code, code].find((candidate) => typeof candidate === 'string') ?? 'UNKNOWN';
  const isBeforeSending =
    neverStood(cause) || NOT_SENT.has(known) || CERTIFICATE_CODE.test(known) || cause?.syscall === 'connect';
  const detail = cause instanceof ProxyError ? { detail: cause.detail } : {};
  return { kind: 'no-answer', sent: !isBeforeSending, code: known, ...detail };
}
