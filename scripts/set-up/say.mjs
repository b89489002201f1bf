/**
 * Tells the person what set-up is doing. Everything goes to stderr: the unattended import's stdout belongs
 * to its result alone.
 */
export function say(message) {
  process.stderr.write(`set-up: ${message}\n`);
}

/** A set-up failure that a sentence explains; printed without a stack. */
export class SetUpError extends Error {}
