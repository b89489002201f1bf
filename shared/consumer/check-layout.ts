import type { RequiredField } from './fields';
import type { LayoutProblem } from './issue';
import type { ColumnLayout } from './target';
export function checkLayout(layout: ColumnLayout): { problems: LayoutProblem[]; missing: RequiredField[] } {
  throw new Error(`not yet: ${layout.targets.length}`);
}
/** Whether nothing can be sent as long as this problem stands. */
export function blocksSending(problem: LayoutProblem): boolean {
  return problem.code !== 'custom-key-unsafe';
}
