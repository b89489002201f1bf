import { checkBaseUrl } from '../../shared/shop/base-url';
import type { AuthScheme } from '../../shared/shop/auth-scheme';
import type { ConnectionCheck } from '../../shared/shop/shop';
import { createAplautClient, DEFAULT_TIMEOUT_MS, type Exchanged } from './aplaut-client';
import type { Pacer } from './pacer';
import { refusalReason } from './refusal-reason';

interface Access {
  baseUrl: string;
  auth: AuthScheme | 'auto';
  token: string;
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
    return verdict(await client.listOne(), access.auth);
  } catch {
    // It got no turn: the server asked everybody to wait.
    return { ok: false, code: 'unreachable', message: 'TIMEOUT', requestId: null };
  } finally {
    client.close();
  }
}

function verdict(exchanged: Exchanged, auth: AuthScheme): ConnectionCheck {
  if (exchanged.kind === 'no-answer')
    return { ok: false, code: 'unreachable', message: exchanged.code, requestId: null };
  const { status, requestId, body, location } = exchanged.answer;
  if (status === 401 || status === 403) {
    const message = refusalReason(exchanged.headers, status);
    return { ok: false, code: status === 401 ? 'refused' : 'forbidden', message, requestId };
  }
  if (status >= 300 && status < 400) return { ok: false, code: 'redirect', message: location ?? '', requestId };
  const isList = typeof body === 'object' && body !== null && 'data' in body;
  if (status >= 200 && status < 300 && isList) return { ok: true, auth, requestId };
  // 429 comes after the token was accepted: the shop exists.
  if (status === 429) return { ok: true, auth, requestId };
  return { ok: false, code: 'not-aplaut', message: `HTTP ${status}`, requestId };
}
