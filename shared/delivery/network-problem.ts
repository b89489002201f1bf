import { unansweredProblem, type ConnectionProblem } from '../shop/connection-problem';
import type { PauseReason } from './state';

/** Why a delivery, a list or a comparison could not go on: the server could not be reached. `message` has the code. */
export type NetworkReason = Extract<PauseReason, { by: 'network' }>;

/**
 * What keeps a delivery from its server, in the terms of "check connection"; null for a pause of another kind.
 *
 * @param isOnline what the system says of its network now
 */
export function networkProblem(reason: PauseReason, isOnline: boolean): ConnectionProblem | null {
  return reason.by === 'network' ? unreachableProblem(reason, isOnline) : null;
}

/** What keeps the program from its server, see {@link networkProblem}. */
export function unreachableProblem({ message }: NetworkReason, isOnline: boolean): ConnectionProblem {
  // Rows are given up one after another, too, if the server answers with errors only.
  if (message.startsWith('HTTP ')) return 'server-fault';
  const [code = ''] = message.split(' ');
  return unansweredProblem(code, isOnline);
}

/** The key of the title of a pause. */
export function pauseTitleKey(reason: PauseReason, isOnline: boolean): string {
  const problem = networkProblem(reason, isOnline);
  if (problem !== null) return `shops.check.${problem}.title`;
  return `delivery.pauseReason.${reason.by === 'storage' ? `storage-${reason.problem}` : reason.by}.title`;
}
