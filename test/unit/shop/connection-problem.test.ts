import { describe, expect, it } from 'vitest';
import { answeredProblem, unansweredProblem } from '../../../shared/shop/connection-problem';

describe('an exchange without an answer', () => {
  it.each([
    ['ENOTFOUND', 'host-unknown'],
    ['ECONNREFUSED', 'host-refuses'],
    ['EAI_AGAIN', 'no-network'],
    ['ENETUNREACH', 'no-network'],
    ['TIMEOUT', 'silent'],
    ['ETIMEDOUT', 'silent'],
    ['ECONNRESET', 'broken'],
    ['EPIPE', 'broken'],
    ['UNKNOWN', 'broken'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-authority'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate-authority'],
    ['CERT_HAS_EXPIRED', 'certificate-dates'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-name'],
    ['CERT_REVOKED', 'no-tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'no-tls'],
  ])('%s means %s', (code, problem) => {
    expect(unansweredProblem(code, true)).toBe(problem);
  });

  it.each([
    ['ENOTFOUND', 'no-network'],
    ['TIMEOUT', 'no-network'],
    // Both prove that somebody was reached.
    ['ECONNREFUSED', 'host-refuses'],
    ['CERT_HAS_EXPIRED', 'certificate-dates'],
  ])('%s on a computer without a network means %s', (code, problem) => {
    expect(unansweredProblem(code, false)).toBe(problem);
  });
});

describe('an answer', () => {
  it.each([
    [200, true, null],
    [429, false, null],
    [200, false, 'not-aplaut'],
    [401, false, 'refused'],
    [403, false, 'forbidden'],
    [302, false, 'redirect'],
    [404, false, 'not-aplaut'],
    [503, false, 'server-fault'],
  ])('%i means %s', (status, isList, problem) => {
    expect(answeredProblem(status, isList)).toBe(problem);
  });
});
