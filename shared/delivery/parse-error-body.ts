/** What the server says is wrong: its words, and the attribute it names. */
export interface ServerError {
  message: string;
  field: string | null;
}

/**
 * Reads any of the shapes in which errors really arrive (api-contract.md, Errors as they really look); null where the body is
 * none of them.
 */
export function parseErrorBody(body: unknown): ServerError | null {
  if (!isObject(body)) return null;
  const { errors } = body;
  if (Array.isArray(errors)) return errors.length === 0 ? null : readError(errors[0]);
  return readError(isObject(errors) ? errors : body);
}

function readError(error: unknown): ServerError | null {
  if (!isObject(error)) return null;
  const title = typeof error['title'] === 'string' ? error['title'] : null;
  if (typeof error['detail'] === 'string') return { message: error['detail'], field: pointedField(error['source']) };
  const { details } = error;
  if (Array.isArray(details)) return said(texts(details).join('; '), null, title);
  if (isObject(details)) {
    const fields = Object.entries(details).filter(([, words]) => Array.isArray(words));
    const [first] = fields;
    if (first !== undefined) {
      const words = fields.map(([field, reasons]) => `${field} ${texts(reasons as unknown[]).join(', ')}`);
      return { message: words.join('; '), field: first[0] };
    }
    return said(texts(Object.values(details)).join('; '), null, title);
  }
  return said('', null, title);
}

function said(message: string, field: string | null, title: string | null): ServerError | null {
  const words = message === '' ? title : message;
  return words === null ? null : { message: words, field };
}

/** JSON:API's `source.pointer`, such as `/data/attributes/email`. */
function pointedField(source: unknown): string | null {
  const pointer = isObject(source) ? source['pointer'] : undefined;
  return typeof pointer === 'string' ? (pointer.split('/').at(-1) ?? null) : null;
}

function texts(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
