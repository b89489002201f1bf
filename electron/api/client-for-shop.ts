import { checkBaseUrl } from '../../shared/shop/base-url';
import type { AuthScheme } from '../../shared/shop/auth-scheme';
import { AppError } from '../errors/app-error';
import type { Network } from '../network/network';
import { createAplautClient, type AplautClient } from './aplaut-client';

/** A client for a stored shop. Throws `base-url-invalid` for addresses that only older versions accepted. */
export function clientForShop(
  { baseUrl, auth }: { baseUrl: string; auth: AuthScheme },
  token: string,
  network: Network,
  timeoutMs?: number,
): AplautClient {
  const address = checkBaseUrl(baseUrl);
  if (!address.ok) throw new AppError('base-url-invalid', address.problem);
  return createAplautClient({ baseUrl, auth, token, network, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
}
