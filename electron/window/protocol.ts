import { protocol, type ProtocolRequest, type ProtocolResponse } from 'electron';
import { PAGE_ORIGIN } from './content-security';
import { readPageFile, type PageFiles } from './page-files';

const NOT_FOUND: ProtocolResponse = { statusCode: 404, data: Buffer.alloc(0) };

/** Serves only the built page. */
export function serveApp(files: PageFiles): void {
  const answer = async ({ url: address, method }: ProtocolRequest): Promise<ProtocolResponse> => {
    const url = new URL(address);
    if (`${url.protocol}//${url.host}` !== PAGE_ORIGIN || method !== 'GET') return NOT_FOUND;
    const file = await readPageFile(files, url.pathname);
    return file === null ? NOT_FOUND : { data: file.body, headers: file.headers };
  };
  // `protocol.handle` takes a Response, for which Node loads all of undici, and main would be held before it has answered the first document
  // (docs/decisions/0020).
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  protocol.registerBufferProtocol('app', (request, respond) => {
    void answer(request).then(respond, () => respond(NOT_FOUND));
  });
}
