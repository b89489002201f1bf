/** Tells the person what the set-up is doing. Writes to stderr, since stdout belongs to the result of the command line. */
export function say(message) {
  process.stderr.write(`set-up: ${message}\n`);
}

/** A failure of the set-up, explained by its message. Printed without a stack. */
export class SetUpError extends Error {}
