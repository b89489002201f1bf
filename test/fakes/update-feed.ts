import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the feed has of a system, as electron-builder writes it: an AppImage, beside a package that is not for this program. */
export function feedText(version: string, image: { name: string; bytes: Buffer; sha512?: string }): string {
  const { name, bytes, sha512 = sha512Of(bytes) } = image;
  return [
    `version: ${version}`,
    'files:',
    `  - url: aplaut-import-${version}-linux-amd64.deb`,
    `    sha512: ${sha512Of(Buffer.from('a package'))}`,
    '    size: 9',
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${bytes.length}`,
    `path: ${name}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-01-02T03:04:05.000Z'",
    '',
  ].join('\n');
}

const sha512Of = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('base64');

/** The file beside the asar that says where to look, as electron-builder writes it. */
export function feedFile(address: string): string {
  return `provider: generic\nurl: ${address}\nupdaterCacheDirName: aplaut-import-updater\n`;
}

/** A server on loopback. `heard` are the requests, without their queries. */
export async function serveFeed(answer: RequestListener) {
  const heard: { path: string; headers: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    heard.push({ path, headers: request.headers });
    answer(Object.assign(request, { url: path }), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { address, heard, close };
}
