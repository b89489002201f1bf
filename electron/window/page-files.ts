import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { FirstLook } from '../settings/first-look';
import { contentSecurityPolicy } from './content-security';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** In what a document is shown: as the person chose, and the scheme that this comes to. */
export interface DocumentLook extends FirstLook {
  scheme: 'light' | 'dark';
}

/** How the built page is served. */
export interface PageFiles {
  /** The folder with the built page. */
  folder: string;
  look: () => DocumentLook;
  /**
   * Whether the document that is asked for will begin with the first step and no sheet, so that it can be shown at once as it was made at build
   * time (docs/decisions/0020).
   */
  showsIntake: () => boolean;
}

/** A file of the page as it is answered. */
export interface PageFile {
  body: Buffer;
  headers: Record<string, string>;
}

/** Reads one file of the built page. Each document gets a policy with its own nonce, and the look at that time. Null if it is no such file. */
export async function readPageFile(files: PageFiles, pathname: string): Promise<PageFile | null> {
  const { folder } = files;
  const path = normalize(join(folder, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)));
  if (!path.startsWith(folder + sep)) return null;
  const type = MEDIA_TYPES[extname(path)];
  const content = type === undefined ? undefined : await readFile(path).catch(() => undefined);
  if (type === undefined || content === undefined) return null;
  const nonce = randomBytes(16).toString('base64');
  return {
    body: type.startsWith('text/html')
      ? Buffer.from(await documentOf(files, content.toString('utf8'), nonce))
      : content,
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'X-Content-Type-Options': 'nosniff',
    },
  };
}

async function documentOf({ folder, look, showsIntake }: PageFiles, template: string, nonce: string): Promise<string> {
  const { language, colorScheme, scheme } = look();
  const frame = showsIntake() ? await readFile(join(folder, `first-frame.${language}.${scheme}.html`), 'utf8') : '';
  return template
    .replaceAll('__LANGUAGE__', language)
    .replace('__SCHEME__', scheme)
    .replace('__CHOSEN_SCHEME__', colorScheme)
    .replace('__FIRST_FRAME__', () => frame)
    .replaceAll('__CSP_NONCE__', nonce);
}
