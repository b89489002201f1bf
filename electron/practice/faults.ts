import { z } from 'zod';

/** What the practice shop does instead of answering properly. */
const actionSchema = z.discriminatedUnion('do', [
  /** Answers with this status without processing the request. */
  z.object({
    do: z.literal('status'),
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.string().default(''),
    type: z.string().default('text/plain'),
  }),
  /** Processes the request but answers later. */
  z.object({ do: z.literal('delay'), delayMs: z.number().min(0) }),
  /** Never answers. */
  z.object({ do: z.literal('hang') }),
  /** Breaks off the connection, before or after processing the request. */
  z.object({ do: z.literal('drop'), when: z.enum(['before', 'after']) }),
  /** Processes the request but answers with this kind of garbage. */
  z.object({ do: z.literal('garbage'), kind: z.enum(['truncated-json', 'html', 'wrong-types', 'not-utf8', 'huge']) }),
  /** 429 from a server whose clock is wrong, with Reset in either of the observed formats. */
  z.object({
    do: z.literal('rate-limit'),
    resetInSeconds: z.number().default(1),
    resetFormat: z.enum(['ruby', 'rfc3339']).default('ruby'),
    clockSkewSeconds: z.number().default(0),
    retryAfterSeconds: z.int().nullable().default(null),
  }),
  z.object({
    do: z.literal('redirect'),
    status: z.union([z.literal(301), z.literal(302), z.literal(307), z.literal(308)]),
    location: z.string(),
  }),
]);

/**
 * One fault. `path` is a part of the matching paths, `nth` counts matching requests from 1, `every` matches each n-th of them, and `times`
 * limits how often the fault happens.
 */
const ruleSchema = z.object({
  match: z
    .object({
      method: z.string().optional(),
      path: z.string().optional(),
      nth: z.int().min(1).optional(),
      every: z.int().min(1).optional(),
    })
    .default({}),
  action: actionSchema,
  times: z.int().min(1).default(Number.MAX_SAFE_INTEGER),
});

/** The format of `--faults FILE`: a JSON array of rules. The first rule that matches a request applies. */
export const faultScriptSchema = z.array(ruleSchema);
export type FaultScript = z.input<typeof faultScriptSchema>;
export type FaultAction = z.infer<typeof actionSchema>;

/** Returns the fault for each request in turn; null for none. */
export function createFaults(script: FaultScript): (method: string, path: string) => FaultAction | null {
  const rules = faultScriptSchema.parse(script).map((rule) => ({ ...rule, seen: 0, done: 0 }));
  return (method, path) => {
    for (const rule of rules) {
      const { match } = rule;
      if (match.method !== undefined && match.method !== method) continue;
      if (match.path !== undefined && !path.includes(match.path)) continue;
      rule.seen += 1;
      if (match.nth !== undefined && rule.seen !== match.nth) continue;
      if (match.every !== undefined && rule.seen % match.every !== 0) continue;
      if (rule.done >= rule.times) continue;
      rule.done += 1;
      return rule.action;
    }
    return null;
  };
}
