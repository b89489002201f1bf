import { spawnSync } from 'node:child_process';
import { SetUpError } from './say.mjs';

/** Runs a command until it exits, with its stdout sent to our stderr. Throws a {@link SetUpError} if it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { stdio: ['ignore', 2, 2], ...options });
  if (result.error) throw new SetUpError(`${command} could not be started: ${result.error.message}`);
  if (result.status !== 0) {
    throw new SetUpError(`${command} ${args.join(' ')} ended with ${result.status ?? result.signal}`);
  }
}
