import type { StoredConsumer } from './consumer-store';

const ABSENT = {
  external_id: null,
  email: null,
  name: null,
  phone: null,
  first_name: null,
  avatar_url: null,
  unsubscribed: false,
  complained: false,
};

/** A consumer as the API returns it, under `data`, and as an archive lists it. */
export function consumerDocument({ id, attributes }: StoredConsumer) {
  return { id, type: 'consumers' as const, attributes: { ...ABSENT, ...attributes } };
}
