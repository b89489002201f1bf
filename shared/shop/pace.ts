import { isLoopback } from './base-url';
import { DEFAULT_PACE } from './shop';

/** How fast a shop is sent to. `pace` in requests a second, 0 for no limit. */
export type PaceCheck =
  | { ok: true; pace: number; /** More than the API grants. */ isFast: boolean }
  | { ok: false; problem: 'pace-unlimited' };

/**
 * Checks the pace that was typed for a shop at this address, null for none: that is the API's 2 requests a second from one IP
 * (api-contract.md, Limits). The server delays faster ones, so they are worth a warning. Only this very machine has no limit.
 */
export function checkPace(typed: number | null, baseUrl: string): PaceCheck {
  const pace = typed ?? DEFAULT_PACE;
  const isOwnMachine = isLoopback(baseUrl);
  if (pace === 0 && !isOwnMachine) return { ok: false, problem: 'pace-unlimited' };
  return { ok: true, pace, isFast: pace > DEFAULT_PACE && !isOwnMachine };
}
