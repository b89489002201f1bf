import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { badRequest, unsupportedMediaType, type ApiAnswer } from './api-answer';

const MEDIA_TYPE = 'application/vnd.api+json';

/** Only a request with a body needs the media type, and its body must be JSON. */
export function refuseBody(request: FastifyRequest, body: unknown): ApiAnswer | null {
  if (request.method !== 'POST' && request.method !== 'PUT') return null;
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== MEDIA_TYPE) return unsupportedMediaType();
  return body === undefined ? badRequest('The document is not JSON') : null;
}

/** Sends an answer. */
export function send(reply: FastifyReply, { status, headers = {}, body, text }: ApiAnswer): FastifyReply {
  const answered = base(reply).code(status).headers(headers);
  if (text !== undefined) return answered.type('text/plain').send(text);
  return body === undefined
    ? answered.send()
    : answered
        .type(MEDIA_TYPE)
        .serializer((value: string) => value)
        .send(JSON.stringify(body));
}

/** Every answer has a request id. */
export function base(reply: FastifyReply): FastifyReply {
  return reply.header('X-Request-Id', randomUUID());
}

/** Undefined if it is not JSON. */
export function parseJson(body: unknown): unknown {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
