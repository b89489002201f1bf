/** The width, in CSS pixels, in which a header and those cells of its column that are rendered show their whole text. */
export function fittingWidth(header: HTMLElement): number {
  const grid = header.closest('[role="grid"]');
  const cells = grid?.querySelectorAll<HTMLElement>(`[role="gridcell"][data-at="${header.dataset['at']}"]`) ?? [];
  return Math.max(...[header, ...cells].map(naturalWidth));
}

function naturalWidth(element: HTMLElement): number {
  const { width } = element.style;
  element.style.width = 'max-content';
  const natural = element.getBoundingClientRect().width;
  element.style.width = width;
  return Math.ceil(natural);
}
