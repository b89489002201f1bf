import { checkPace } from '../../../shared/shop/pace';
import type { CliContext } from './context';
import { CliError, EXIT } from '../output/exit-code';

/**
 * The pace for a shop at this address. Prints a warning if it exceeds what the API grants. Ends the command if no limit is asked for but
 * not allowed.
 */
export function allowedPace(typed: number | null, baseUrl: string, { output, t }: CliContext): number {
  const checked = checkPace(typed, baseUrl);
  if (!checked.ok) throw new CliError(EXIT.usage, checked.problem, { field: '--pace' });
  if (checked.isFast) output.say(t('cli.paceFast'));
  return checked.pace;
}
