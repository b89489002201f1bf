import { placeStore } from '../../model/navigation';

const FOCUSABLE =
  'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';
/** A dialog returns the focus shortly after it closes. Only after this time is it clear whether that worked. */
const SETTLED_MS = 40;

/** Where the focus was: the element and its ancestors, innermost first. */
interface Seat {
  element: HTMLElement;
  around: HTMLElement[];
  inDialog: boolean;
  place: string;
}

/**
 * Keeps the focus near where the person was. If the pressed control is gone or disabled, the focus goes to the nearest control; after a
 * dialog, to where the dialog was opened; if all of that is gone, or the screen has changed, to the screen's heading. Without this the
 * focus would fall to the page, and Tab would start at its top.
 *
 * @returns stops it
 */
export function keepFocus(): () => void {
  let seat: Seat | null = null;
  let opener: Seat | null = null;
  /** A control that is disabled until its action is done. */
  let awaited: HTMLElement | null = null;
  let timer = 0;

  const take = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    const inDialog = target.closest('[role="dialog"], [role="alertdialog"]') !== null;
    if (inDialog && seat?.inDialog === false) opener = seat;
    seat = { element: target, around: ancestorsOf(target), inDialog, place: placeStore.get() };
  };
  const look = (): void => {
    if (!isNowhere() || seat === null) return;
    if (!isLost(seat.element)) {
      if (awaited === seat.element) seat.element.focus();
      awaited = null;
      return;
    }
    const place = placeStore.get();
    if (seat.place !== place) {
      focusHeading();
      return;
    }
    const before = seat.inDialog && opener !== null ? [opener.element, ...opener.around] : [];
    for (const container of [...seat.around, ...before]) {
      const next = nearestIn(container);
      if (next !== undefined) {
        next.focus();
        return;
      }
      if (isAtWork(container)) {
        awaited = seat.element;
        return;
      }
    }
    focusHeading();
  };
  const lookSoon = (): void => {
    if (!isNowhere()) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(look, SETTLED_MS);
  };

  document.addEventListener('focusin', take);
  const observer = new MutationObserver(() => {
    // The browser takes the focus from it only later. By then a short action may be done, and the control enabled again.
    if (seat !== null && isLost(seat.element)) awaited = seat.element;
    lookSoon();
  });
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
  return () => {
    document.removeEventListener('focusin', take);
    observer.disconnect();
    window.clearTimeout(timer);
  };
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus();
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Removed or disabled. A control that the person left by clicking beside it is not lost. */
function isLost(element: HTMLElement): boolean {
  return !element.isConnected || element.matches(':disabled');
}

/** A button in it is disabled only until its action is done; that change is observed too. */
function isAtWork(container: HTMLElement): boolean {
  return container.isConnected && container.querySelector('[data-loading]') !== null;
}

/** Up to the body, which is not included. */
function ancestorsOf(element: HTMLElement): HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement) around.push(at);
  return around;
}

function nearestIn(container: HTMLElement): HTMLElement | undefined {
  if (!container.isConnected) return undefined;
  const candidates = [container, ...container.querySelectorAll<HTMLElement>(FOCUSABLE)];
  return candidates.find((candidate) => candidate.matches(FOCUSABLE) && isReachable(candidate));
}

/** By Tab: the controls in a grid or a list have the keyboard by way of it. */
function isReachable(element: HTMLElement): boolean {
  return (
    element.tabIndex >= 0 &&
    element.getClientRects().length > 0 &&
    element.closest('[aria-hidden="true"], [inert]') === null
  );
}
