import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { request as httpRequest, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  configureRequestOptions,
  configureRequestUrl,
  DigestTransform,
  HttpExecutor,
  newError,
  ProgressCallbackTransform,
  type DownloadOptions,
} from 'builder-util-runtime';
import type { Connections } from '../api/connections';
import { isSafeToAsk } from './safe-to-ask';

/** electron-updater's name for a person. Nobody counts the users of this program. */
const TRACKING_HEADER = 'x-user-staging-id';

/**
 * What electron-updater asks servers through, instead of Electron's network stack: the program's own connections, with its proxy, log-in and
 * authorities (decision 0026).
 */
export class HttpByConnections extends HttpExecutor<ClientRequest> {
  constructor(private readonly connections: Pick<Connections, 'httpAgent' | 'httpsAgent'>) {
    super();
  }

  override createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void): ClientRequest {
    const { protocol, hostname } = options;
    const headers = Object.fromEntries(
      Object.entries(options.headers ?? {}).filter(([name]) => name.toLowerCase() !== TRACKING_HEADER),
    );
    const { httpAgent, httpsAgent } = this.connections;
    const isPlain = protocol === 'http:';
    const request = isPlain
      ? httpRequest({ ...options, headers, agent: httpAgent }, callback)
      : httpsRequest({ ...options, headers, agent: httpsAgent }, callback);
    // A redirection, too, comes through here. Thrown, it would not reach who waits for the answer.
    if (!isSafeToAsk({ protocol: isPlain ? protocol : 'https:', hostname: hostname ?? '' }))
      request.destroy(newError(`not encrypted: ${hostname ?? ''}`, 'ERR_UPDATE_NOT_ENCRYPTED'));
    return request;
  }

  /** electron-updater calls this, but leaves it to its subclasses. Rejects if the file is not what the feed says. */
  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    const { sha512 } = options;
    if (typeof sha512 !== 'string') throw newError('the feed has no checksum', 'ERR_UPDATER_INVALID_UPDATE_INFO');
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const request: RequestOptions = { headers: options.headers ?? {} };
      configureRequestUrl(url, request);
      configureRequestOptions(request);
      this.doDownload(
        request,
        {
          destination,
          options,
          onCancel,
          callback: (error) => (error === null ? resolve(destination) : reject(error)),
          responseHandler: (response, done) => {
            if (options.cancellationToken.cancelled) response.destroy();
            onCancel(() => response.destroy());
            const steps: Transform[] = [...progressOf(response, options), new DigestTransform(sha512)];
            const file = createWriteStream(destination);
            const closed = once(file, 'close').catch(() => undefined);
            // Unlike electron-updater's own way, this closes the file whatever happens. Removed before it is closed, it could come into being later.
            pipeline([response, ...steps, file]).then(
              () => done(null),
              (error: unknown) => closed.then(() => done(error as Error)),
            );
          },
        },
        0,
      );
    });
  }
}

function progressOf({ headers }: IncomingMessage, { cancellationToken, onProgress }: DownloadOptions): Transform[] {
  const bytes = Number(headers['content-length']);
  if (onProgress === undefined || !Number.isSafeInteger(bytes)) return [];
  return [new ProgressCallbackTransform(bytes, cancellationToken, onProgress)];
}
