import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tokenIn } from './access';
import { notFound, type ApiAnswer } from './api-answer';
import type { createConsumersApi } from './consumers-api';
import type { createExportTasksApi } from './export-tasks-api';

/** Answers a request with what `act` returns, unless it is refused or a fault comes in between. */
type Handle = (
  request: FastifyRequest,
  reply: FastifyReply,
  act: (body: unknown) => ApiAnswer,
) => Promise<FastifyReply>;

/** Which requests the practice shop knows. */
export function routes(
  server: FastifyInstance,
  handle: Handle,
  api: ReturnType<typeof createConsumersApi>,
  exports: ReturnType<typeof createExportTasksApi>,
): void {
  const id = (request: FastifyRequest) => (request.params as { '*': string })['*'];
  server.post('/v4/consumers', (request, reply) => handle(request, reply, (body) => api.post(body)));
  server.get('/v4/consumers', (request, reply) =>
    handle(request, reply, () => api.list(request.query as Record<string, unknown>)),
  );
  server.put('/v4/consumers/*', (request, reply) => handle(request, reply, (body) => api.put(id(request), body)));
  server.get('/v4/consumers/*', (request, reply) => handle(request, reply, () => api.get(id(request))));
  server.delete('/v4/consumers/*', (request, reply) => handle(request, reply, () => api.remove(id(request))));
  server.post('/v4/export_tasks', (request, reply) =>
    handle(request, reply, (body) => exports.post(body, tokenIn(request.headers.authorization) ?? '')),
  );
  server.get('/v4/export_tasks/*', (request, reply) => handle(request, reply, () => exports.get(id(request))));
  server.setNotFoundHandler((request, reply) => handle(request, reply, () => notFound()));
}
