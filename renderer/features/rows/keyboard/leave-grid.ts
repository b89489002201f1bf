const TABBABLE = 'a[href], button, input, select, textarea, [tabindex]';

/** Moves the focus to the next control after an element or, backwards, to the one before it. Wraps at the ends of the page. */
export function leaveElement(element: HTMLElement, isBack: boolean): void {
  const others = [...document.querySelectorAll<HTMLElement>(TABBABLE)].filter(
    (other) =>
      other.tabIndex >= 0 &&
      !other.matches(':disabled') &&
      !element.contains(other) &&
      other.checkVisibility({ visibilityProperty: true }),
  );
  const isBehind = (other: HTMLElement): boolean =>
    (element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const next = isBack
    ? (others.findLast((other) => !isBehind(other)) ?? others.at(-1))
    : (others.find(isBehind) ?? others[0]);
  next?.focus();
}
