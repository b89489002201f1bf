import { isLoopback } from '../../shared/shop/base-url';

/** Where an archive may be fetched from. */
export interface ArchiveAddresses {
  /** To be tried in this order. */
  urls: string[];
  /** It is also at an `http://` address, which the person has not agreed to. */
  isHttpWithheld: boolean;
}

/**
 * The addresses behind a link or a redirect. Everybody's data would travel in the clear over `http://`, so such a link is tried as
 * `https://` first, and as it is only if the person agreed. One to this machine is taken as it is (shop-list-design.md, 1).
 *
 * @param from the address that redirects here; null for a link
 * @returns null for a link that is not to be followed
 */
export function archiveAddresses(link: string, from: string | null, overHttp: boolean): ArchiveAddresses | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.username !== '' || url.password !== '') return null;
  url.hash = '';
  const { protocol, href, origin } = url;
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  if (isLoopback(origin)) {
    // A server elsewhere has no business with what this machine offers.
    return from === null || isLoopback(new URL(from).origin) ? { urls: [href], isHttpWithheld: false } : null;
  }
  if (protocol === 'https:') return { urls: [href], isHttpWithheld: false };
  const secure = href.replace(/^http:/, 'https:');
  // A server that sends from https to http would do so again.
  const isSentBack = from === secure;
  const urls = [...(isSentBack ? [] : [secure]), ...(overHttp ? [href] : [])];
  return { urls, isHttpWithheld: !overHttp };
}
