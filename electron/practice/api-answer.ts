import type { z } from 'zod';

/** An answer before it is sent. `body` is undefined for none. */
export interface ApiAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Plain text instead of a JSON document. */
  text?: string;
}

/** Errors in the forms in which the API was seen to send them (api-contract.md, Errors as they really look). */
export const badRequest = (message: string): ApiAnswer => ({
  status: 400,
  body: {
    errors: {
      status: 400,
      title: 'Bad request',
      details: { message },
      readme: { link: 'https://aplaut.com/docs/api-references/platform/' },
    },
  },
});

export const invalid = (model: string, field: string, problem: string): ApiAnswer => ({
  status: 422,
  body: {
    errors: {
      status: 422,
      title: 'Validation error',
      details: { [field]: [problem], model: `Validation of ${model} failed.` },
    },
  },
});

export const notFound = (what = 'Consumer'): ApiAnswer => ({
  status: 404,
  body: { errors: [{ status: '404', title: 'Not found', detail: `${what} was not found` }] },
});

export const throttled = (retryAfterSeconds: number): ApiAnswer => ({
  status: 429,
  headers: { 'Retry-After': String(retryAfterSeconds) },
  text: 'Throttled\n',
});

export const unsupportedMediaType = (): ApiAnswer => ({
  status: 415,
  body: { status: '415', title: 'Unsupported media type', details: ['Content-Type must be application/vnd.api+json'] },
});

/** A document in another form than the API's. */
export function malformed(error: z.ZodError): ApiAnswer {
  const [issue] = error.issues;
  return badRequest(
    issue === undefined ? 'malformed document' : `${issue.path.map(String).join('.')}: ${issue.message}`,
  );
}
