import { isLoopback } from '../../shared/shop/base-url';

/** Whether what a server says of updates can be believed: the connection is encrypted, or does not leave this machine. */
export function isSafeToAsk(url: Pick<URL, 'protocol' | 'hostname'>): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(`http://${url.hostname}`));
}
