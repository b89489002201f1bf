import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ipcRequests } from '../../../shared/ipc/contract';
import { mainRequests } from '../../../shared/sheet/protocol';

/** The places in a schema that can grow without limit: strings and lists without a maximum, and objects with arbitrary keys. */
function unbounded(node: unknown, at: string): string[] {
  if (Array.isArray(node)) return node.flatMap((part, index) => unbounded(part, `${at}/${index}`));
  if (typeof node !== 'object' || node === null) return [];
  const schema = node as Record<string, unknown>;
  const isClosed = schema['const'] !== undefined || schema['enum'] !== undefined;
  const found: string[] = [];
  if (schema['type'] === 'string' && !isClosed && schema['maxLength'] === undefined) found.push(at);
  if (schema['type'] === 'array' && schema['maxItems'] === undefined) found.push(at);
  const keys = schema['propertyNames'] as { enum?: unknown } | undefined;
  if (typeof schema['additionalProperties'] === 'object' && keys?.enum === undefined) found.push(at);
  return [...found, ...Object.entries(schema).flatMap(([key, part]) => unbounded(part, `${at}/${key}`))];
}

const bounds = (name: string, schema: z.ZodType) =>
  unbounded(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }), name);

describe('messages between the processes', () => {
  it.each(Object.entries({ ...ipcRequests, ...mainRequests }))('are bounded: %s', (name, { input }) => {
    expect(bounds(name, input)).toEqual([]);
  });

  it('are checked for strings, lists and keys without a limit', () => {
    const nested = z.object({ a: z.array(z.object({ b: z.string().nullable() })), c: z.record(z.string(), z.int()) });
    expect(bounds('x', nested)).toHaveLength(3);
    expect(
      bounds('x', z.discriminatedUnion('k', [z.object({ k: z.literal('a'), v: z.string().optional() })])),
    ).toHaveLength(1);
  });

  it('cannot contain an address of 20 MB', () => {
    const draft = { name: 'x', baseUrl: `https://${'a'.repeat(20_000_000)}`, auth: 'auto', timeZone: 'UTC', pace: 2 };
    expect(ipcRequests['shops-save'].input.safeParse({ id: null, draft, token: null }).success).toBe(false);
    expect(ipcRequests['shops-check'].input.safeParse({ id: null, draft, token: null }).success).toBe(false);
  });
});
