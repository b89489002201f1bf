import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readPageFile, type PageFiles } from '../../electron/window/page-files';

/** Serves the built page on loopback as the program serves it, with the same policy. */
export async function servePage(files: PageFiles): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void readPageFile(files, pathname).then((file) => {
      // A browser asks for an icon by itself.
      response.writeHead(file !== null ? 200 : pathname === '/favicon.ico' ? 204 : 404, file?.headers);
      response.end(file?.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
