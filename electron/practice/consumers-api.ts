import { z } from 'zod';
import { invalid, malformed, notFound, type ApiAnswer } from './api-answer';
import { consumerDocument } from './consumer-document';
import type { ConsumerStore, StoredConsumer } from './consumer-store';
import { inServersSpelling } from './server-spelling';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const text = z.string().nullable();
const documentSchema = z.object({
  data: z.object({
    type: z.literal('consumers'),
    attributes: z
      .object({
        external_id: z.union([z.string(), z.number().transform(String)]).nullable(),
        email: text,
        name: text,
        phone: text,
        first_name: text,
        avatar_url: text,
        created_at: text,
        updated_at: text,
        unsubscribed: z.boolean().nullable(),
        complained: z.boolean().nullable(),
        custom_attributes: z.record(z.string(), scalar),
      })
      .partial()
      .default({}),
  }),
});
type Attributes = z.infer<typeof documentSchema>['data']['attributes'];

/** The API's consumer requests, traps included (api-contract.md, Consumers). */
export function createConsumersApi(store: ConsumerStore, now: () => Date) {
  const create = (attributes: Attributes, status: 201): ApiAnswer => {
    for (const field of ['external_id', 'email'] as const) {
      const value = attributes[field];
      if (typeof value === 'string' && value !== '' && store.findBy(field, value) !== undefined)
        return invalid('Consumer', field, 'is already taken');
    }
    const at = now().toISOString();
    const consumer = store.insert(merged({ created_at: at, custom_attributes: {} }, { ...attributes, updated_at: at }));
    return { status, body: { data: consumerDocument(consumer) } };
  };

  const update = (consumer: StoredConsumer, attributes: Attributes): ApiAnswer => {
    // E-mail and phone (trap 1) and the id (trap 3) are set only at creation. Afterwards the old values are silently kept.
    const { email: _email, phone: _phone, external_id: _id, ...applied } = attributes;
    if (Object.keys(attributes).length === 0) return { status: 200, body: { data: consumerDocument(consumer) } };
    const changed = {
      ...consumer,
      attributes: merged(consumer.attributes, { ...applied, updated_at: now().toISOString() }),
    };
    store.update(changed);
    return { status: 200, body: { data: consumerDocument(changed) } };
  };

  return {
    post: (body: unknown): ApiAnswer => {
      const parsed = documentSchema.safeParse(body);
      return parsed.success ? create(parsed.data.data.attributes, 201) : malformed(parsed.error);
    },
    put: (pathId: string, body: unknown): ApiAnswer => {
      const id = addressedId(pathId);
      const parsed = documentSchema.safeParse(body);
      if (!parsed.success) return malformed(parsed.error);
      if (id === null) return notFound();
      const { attributes } = parsed.data.data;
      const found = store.find(id);
      return found === undefined ? create({ ...attributes, external_id: id }, 201) : update(found, attributes);
    },
    get: (pathId: string): ApiAnswer => {
      const id = addressedId(pathId);
      const found = id === null ? undefined : store.find(id);
      return found === undefined ? notFound() : { status: 200, body: { data: consumerDocument(found) } };
    },
    list: (query: Record<string, unknown>): ApiAnswer => {
      const page = z
        .object({
          per_page: z.coerce.number().int().min(5).max(25).default(10),
          page: z.coerce.number().int().min(1).max(50).default(1),
        })
        .safeParse(query);
      if (!page.success) return malformed(page.error);
      const { per_page: limit, page: number } = page.data;
      const { consumers } = store.page({ offset: (number - 1) * limit, limit, search: '' });
      return {
        status: 200,
        body: {
          data: consumers.flatMap(({ id }) => store.find(id) ?? []).map((consumer) => consumerDocument(consumer)),
        },
      };
    },
    remove: (pathId: string): ApiAnswer => {
      const id = addressedId(pathId);
      const found = id === null ? undefined : store.find(id);
      if (found === undefined) return notFound();
      store.remove(found.id);
      return { status: 204 };
    },
  };
}

/** Trap 2: the path's id ends at its first dot, even percent-encoded. One with a slash is never found (null). */
function addressedId(pathId: string): string | null {
  const [id = ''] = pathId.split('.');
  return id === '' || pathId.includes('/') ? null : id;
}

/** A partial update: what is not sent stays, `null` clears, and custom attributes are merged key by key. */
function merged(
  before: Record<string, unknown>,
  { custom_attributes: custom, ...sent }: Attributes,
): Record<string, unknown> {
  const attributes = inServersSpelling(sent);
  const known = z.record(z.string(), z.unknown()).catch({}).parse(before['custom_attributes']);
  return {
    ...withoutCleared({ ...before, ...attributes }),
    custom_attributes: withoutCleared({ ...known, ...custom }),
  };
}

function withoutCleared(attributes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null));
}
