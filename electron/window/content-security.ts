/** The one origin that the window ever shows. */
export const PAGE_ORIGIN = 'app://aplaut-import';

/**
 * The page's policy: its own scripts and styles, and no way to any network. Mantine writes one style tag, which the
 * nonce lets through (toolchain.md, Versions).
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Style *attributes* that React sets go through the DOM and need no exception.
    `img-src 'self' data:`,
    `font-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
