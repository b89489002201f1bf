import type { z } from 'zod';

/** The entries of a stored list that match the schema; none if it is not a list. One bad entry must not cost the others. */
export function readableEntries<T>(stored: unknown, schema: z.ZodType<T>): T[] {
  return Array.isArray(stored) ? stored.flatMap((entry) => readable(entry, schema)) : [];
}

/** The same for a stored record. */
export function readableValues<T>(stored: unknown, schema: z.ZodType<T>): Record<string, T> {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([key, value]) => readable(value, schema).map((entry) => [key, entry])),
  );
}

function readable<T>(value: unknown, schema: z.ZodType<T>): T[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [parsed.data] : [];
}
