import type { z } from 'zod';

/** One request of a protocol: what its input has to pass, and the type of its answer, which is not there at run time. */
export interface Request<Input extends z.ZodType = z.ZodType, Answer = unknown> {
  input: Input;
  answer?: Answer;
}

/** Declares a request: `request(z.object({ id })).answers<Summary>()`. */
export function request<Input extends z.ZodType>(input: Input): { answers: <Answer>() => Request<Input, Answer> } {
  return { answers: () => ({ input }) };
}

/** What a request of these is sent with. */
export type InputOf<Requests, Name extends keyof Requests> =
  Requests[Name] extends Request<infer Input> ? z.infer<Input> : never;

/** What a request of these is answered with. */
export type AnswerOf<Requests, Name extends keyof Requests> =
  Requests[Name] extends Request<z.ZodType, infer Answer> ? Answer : never;
