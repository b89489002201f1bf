import { isLoopback } from './base-url';
import { DEFAULT_PACE } from './shop-limits';

/** The speed for a shop. `pace` is in requests per second, 0 for no limit. */
export type PaceCheck =
  | { ok: true; pace: number; /** More than the API grants. */ isFast: boolean }
  | { ok: false; problem: 'pace-unlimited' };

/**
 * Checks the pace typed for a shop at this address. Null means the API's limit of 2 requests per second from one IP (api-contract.md,
 * Limits). The server delays faster clients, so a higher pace deserves a warning. Only an address on this machine may have no limit.
 */
export function checkPace(typed: number | null, baseUrl: string): PaceCheck {
  const pace = typed ?? DEFAULT_PACE;
  const isOwnMachine = isLoopback(baseUrl);
  if (pace === 0 && !isOwnMachine) return { ok: false, problem: 'pace-unlimited' };
  return { ok: true, pace, isFast: pace > DEFAULT_PACE && !isOwnMachine };
}
