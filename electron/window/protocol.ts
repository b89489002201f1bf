import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import type { Language } from '../../shared/ipc/look';
import { contentSecurityPolicy, PAGE_ORIGIN } from './content-security';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** In what a document is shown. */
export interface DocumentLook {
  language: Language;
  scheme: 'light' | 'dark';
}

/** Registers `app://` as a secure origin. Electron requires that before it is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/**
 * Serves only the built page, from `folder`. Each document gets a policy with its own nonce, and the look at that time.
 *
 * @param showsIntake whether the document that is asked for will begin with the first step and no sheet, so that it can be shown at once as it
 *   was made at build time (docs/decisions/0020)
 */
export function serveApp(folder: string, look: () => DocumentLook, showsIntake: () => boolean): void {
  const documentOf = async (template: string, nonce: string): Promise<string> => {
    const { language, scheme } = look();
    const frame = showsIntake() ? await readFile(join(folder, `first-frame.${language}.${scheme}.html`), 'utf8') : '';
    return template
      .replace('__LANGUAGE__', language)
      .replace('__SCHEME__', scheme)
      .replace('__FIRST_FRAME__', () => frame)
      .replaceAll('__CSP_NONCE__', nonce);
  };
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (`${url.protocol}//${url.host}` !== PAGE_ORIGIN || request.method !== 'GET') return notFound();
    const path = normalize(join(folder, url.pathname === '/' ? 'index.html' : decodeURIComponent(url.pathname)));
    if (!path.startsWith(folder + sep)) return notFound();
    const type = MEDIA_TYPES[extname(path)];
    const content = type === undefined ? undefined : await readFile(path).catch(() => undefined);
    if (type === undefined || content === undefined) return notFound();
    const nonce = randomBytes(16).toString('base64');
    const body = type.startsWith('text/html')
      ? await documentOf(content.toString('utf8'), nonce)
      : new Uint8Array(content);
    return new Response(body, {
      headers: {
        'Content-Type': type,
        'Content-Security-Policy': contentSecurityPolicy(nonce),
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}

function notFound(): Response {
  return new Response(null, { status: 404 });
}
