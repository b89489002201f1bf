/** How a delivery treats consumers: create or update, only create, only update. */
export const DELIVERY_MODES = ['upsert', 'create', 'update'] as const;
export type DeliveryMode = (typeof DELIVERY_MODES)[number];
