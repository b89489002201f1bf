/** The name, without an ending, that is offered for a file made from another one: `клиенты - отчёт` for `клиенты.csv`. */
export function suggestedName(fileName: string, suffix: string): string {
  return `${fileName.replace(/\.[^.]*$/, '')} - ${suffix}`;
}
