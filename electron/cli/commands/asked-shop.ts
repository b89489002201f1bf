import { checkPace } from '../../../shared/shop/pace';
import type { StoredShop } from '../../shops/shop-store';
import type { Shops } from '../../shops/shops';
import { isTimeZone } from '../../shops/time-zone';
import { TOKEN_SOURCES } from '../arguments/arguments';
import { CliError, EXIT } from '../output/exit-code';
import type { CliContext } from './context';

/** The saved shop that `--shop` names; null without it. Throws a usage {@link CliError} if there is none of that name. */
export function askedShop({ shop: name }: { shop: string | null }, shops: Pick<Shops, 'find'>): StoredShop | null {
  if (name === null) return null;
  const saved = shops.find(name);
  if (saved === undefined) throw new CliError(EXIT.usage, 'shop-not-found', { field: '--shop', detail: name });
  return saved;
}

/** The zone that `--time-zone` names; null without it. Throws a usage {@link CliError} if the system does not know it. */
export function askedTimeZone({ timeZone }: { timeZone: string | null }): string | null {
  if (timeZone !== null && !isTimeZone(timeZone))
    throw new CliError(EXIT.usage, 'time-zone-invalid', { field: '--time-zone', detail: timeZone });
  return timeZone;
}

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

/** The token for a shop: the one that the command was given, or the saved one. Throws a {@link CliError} if there is none. */
export function tokenFor(shop: { id: string | null }, context: CliContext): string {
  const token = context.token ?? (shop.id === null ? null : context.shops.tokenOf(shop.id));
  if (token !== null) return token;
  throw new CliError(EXIT.token, 'no-token', { hint: TOKEN_SOURCES });
}
