import { protocol } from 'electron';
import { PAGE_ORIGIN } from './content-security';
import { readPageFile, type PageFiles } from './page-files';

/** Registers `app://` as a secure origin. Electron requires that before it is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** Serves only the built page. */
export function serveApp(files: PageFiles): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (`${url.protocol}//${url.host}` !== PAGE_ORIGIN || request.method !== 'GET') return notFound();
    const file = await readPageFile(files, url.pathname);
    return file === null ? notFound() : new Response(file.body, { headers: file.headers });
  });
}

function notFound(): Response {
  return new Response(null, { status: 404 });
}
