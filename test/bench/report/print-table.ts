import type { Requirement } from './requirement';

const HEADINGS = ['work', 'measured', 'figure', 'target', ''] as const;

/** The requirements as a text table, one line each. */
export function tableText(requirements: readonly Requirement[]): string {
  const lines = requirements.map(({ work, measured, figure, target, met }) => [
    work,
    measured,
    figure,
    target,
    met ? 'ok' : 'MISSED',
  ]);
  const all = [[...HEADINGS], ...lines];
  const widths = HEADINGS.map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? '').length)));
  const text = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [text(HEADINGS), rule, ...lines.map(text)].join('\n');
}
