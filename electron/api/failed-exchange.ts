/** An exchange without an answer, in plain facts. */
export interface NoAnswer {
  kind: 'no-answer';
  /** Whether the server may have acted on the request. */
  sent: boolean;
  /** The system's code, such as `ECONNREFUSED`; `TIMEOUT` where the time for an exchange was over. */
  code: string;
}

/** Failures before a connection stood, a proxy's included: the server cannot have seen the request. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
]);

/** What a certificate that is not accepted is called; the request goes out only after it is. */
const CERTIFICATE_CODE = /CERT|SELF_SIGNED|^UNABLE_TO|^ERR_(TLS|SSL)/;

/**
 * What is known of an exchange that failed. An axios error carries the request's headers, and by that the token: nothing of it
 * goes on but its code.
 *
 * @param neverStood whether an error ended a connection that did not stand yet
 */
export function failedExchange(error: unknown, isTimedOut: boolean, neverStood: (cause: unknown) => boolean): NoAnswer {
  if (isTimedOut) return { kind: 'no-answer', sent: true, code: 'TIMEOUT' };
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown; syscall?: unknown } };
  const known = [cause?.code, code].find((candidate) => typeof candidate === 'string') ?? 'UNKNOWN';
  const isBeforeSending =
    neverStood(cause) || NOT_SENT.has(known) || CERTIFICATE_CODE.test(known) || cause?.syscall === 'connect';
  return { kind: 'no-answer', sent: !isBeforeSending, code: known };
}
