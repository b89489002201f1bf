import type { Headers } from '../../shared/delivery/answers/rate-limit-headers';
import { checkBaseUrl } from '../../shared/shop/base-url';
import type { AuthScheme } from '../../shared/shop/auth-scheme';
import { answeredProblem, unansweredProblem, type ConnectionProblem } from '../../shared/shop/connection-problem';
import type { ConnectionCheck } from '../../shared/shop/shop';
import type { Network } from '../network/network';
import { createAplautClient, DEFAULT_TIMEOUT_MS, type Exchanged } from './aplaut-client';
import type { Pacer } from './pacer';
import { refusalReason } from './refusal-reason';

interface Access {
  baseUrl: string;
  auth: AuthScheme | 'auto';
  token: string;
  network: Network;
  /** Whether the system has a network. */
  isOnline: () => boolean;
  /** These requests keep the pace, too. */
  pacer: Pacer;
  /** For each request, including the wait for its turn. */
  timeoutMs?: number;
}

/** Asks the API whether it accepts the token, with a GET that changes nothing. `auto` tries Bearer, then Token. */
export async function checkConnection(access: Access): Promise<ConnectionCheck> {
  if (!checkBaseUrl(access.baseUrl).ok)
    return { ok: false, code: 'bad-address', message: access.baseUrl, requestId: null };
  if (access.auth !== 'auto') return check({ ...access, auth: access.auth });
  const bearer = await check({ ...access, auth: 'bearer' });
  if (bearer.ok || bearer.code !== 'refused') return bearer;
  const token = await check({ ...access, auth: 'token' });
  return token.ok ? token : bearer;
}

async function check(access: Access & { auth: AuthScheme }): Promise<ConnectionCheck> {
  const client = createAplautClient(access);
  try {
    await access.pacer.turn(AbortSignal.timeout(access.timeoutMs ?? DEFAULT_TIMEOUT_MS));
    return verdict(await client.listOne(), access);
  } catch {
    // It got no turn: the server asked everybody to wait.
    return { ok: false, code: 'silent', message: 'TIMEOUT', requestId: null };
  } finally {
    client.close();
  }
}

function verdict(
  exchanged: Exchanged,
  { auth, isOnline }: { auth: AuthScheme; isOnline: () => boolean },
): ConnectionCheck {
  if (exchanged.kind === 'no-answer') {
    const code = unansweredProblem(exchanged.code, isOnline());
    const message = [exchanged.code, exchanged.detail ?? ''].join(' ').trim();
    return { ok: false, code, message, requestId: null };
  }
  const { status, requestId, body, location } = exchanged.answer;
  const problem = answeredProblem(status, typeof body === 'object' && body !== null && 'data' in body);
  if (problem === null) return { ok: true, auth, requestId };
  return { ok: false, code: problem, message: ownWords(problem, exchanged.headers, status, location), requestId };
}

function ownWords(problem: ConnectionProblem, headers: Headers, status: number, location: string | null): string {
  if (problem === 'redirect') return location ?? '';
  return problem === 'refused' || problem === 'forbidden' ? refusalReason(headers, status) : `HTTP ${status}`;
}
