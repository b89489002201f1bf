import type { z } from 'zod';

/** One request of a protocol: the schema of its input, and the type of its answer, which does not exist at run time. */
export interface Request<Input extends z.ZodType = z.ZodType, Answer = unknown> {
  input: Input;
  answer?: Answer;
}

/** Declares a request: `request(z.object({ id })).answers<Summary>()`. */
export function request<Input extends z.ZodType>(input: Input): { answers: <Answer>() => Request<Input, Answer> } {
  return { answers: () => ({ input }) };
}

/** The input of a request. */
export type InputOf<Requests, Name extends keyof Requests> =
  Requests[Name] extends Request<infer Input> ? z.infer<Input> : never;

/** The answer to a request. */
export type AnswerOf<Requests, Name extends keyof Requests> =
  Requests[Name] extends Request<z.ZodType, infer Answer> ? Answer : never;
