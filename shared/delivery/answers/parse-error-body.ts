import { isJsonObject } from './json-object';

/** An error from the server: its message, and the attribute it names. */
export interface ServerError {
  message: string;
  field: string | null;
}

/** The message is stored with every row, and nobody reads more than this. */
const LONGEST_MESSAGE = 1_000;

/**
 * Reads every form of error that the server has been seen to send (api-contract.md, Errors as they really look). Null if the body has none
 * of them.
 */
export function parseErrorBody(body: unknown): ServerError | null {
  if (!isJsonObject(body)) return null;
  const { errors } = body;
  const error = Array.isArray(errors) ? readErrors(errors) : readError(isJsonObject(errors) ? errors : body);
  return error === null ? null : { ...error, message: error.message.slice(0, LONGEST_MESSAGE) };
}

function readErrors(errors: readonly unknown[]): ServerError | null {
  const read = errors.map(readError).filter((error) => error !== null);
  if (read.length === 0) return null;
  return {
    message: read.map(({ message }) => message).join('; '),
    field: read.find(({ field }) => field !== null)?.field ?? null,
  };
}

function readError(error: unknown): ServerError | null {
  if (!isJsonObject(error)) return null;
  const { details } = error;
  const title = typeof error['title'] === 'string' ? error['title'] : '';
  const said = (message: string, field: string | null = null): ServerError | null => {
    const words = message === '' ? title : message;
    return words === '' ? null : { message: words, field };
  };
  if (typeof error['detail'] === 'string') return said(error['detail'], pointedField(error['source']));
  if (typeof details === 'string') return said(details);
  if (Array.isArray(details)) return said(texts(details).join('; '));
  if (!isJsonObject(details)) return said('');
  // A field has a list of reasons; `model` and `message` have one sentence.
  const fields = Object.entries(details).flatMap(([field, reasons]) =>
    Array.isArray(reasons) ? [{ field, words: `${field} ${texts(reasons).join(', ')}` }] : [],
  );
  const [first] = fields;
  if (first === undefined) return said(texts(Object.values(details)).join('; '));
  return said(fields.map(({ words }) => words).join('; '), first.field);
}

/** JSON:API's `source.pointer`, such as `/data/attributes/email`. */
function pointedField(source: unknown): string | null {
  const pointer = isJsonObject(source) ? source['pointer'] : undefined;
  return typeof pointer === 'string' ? (pointer.split('/').at(-1) ?? null) : null;
}

function texts(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}
