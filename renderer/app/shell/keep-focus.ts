import { placeStore } from '../../model/navigation';

const FOCUSABLE =
  'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';
/** A dialog gives the focus back by itself a moment after it is gone; only then is it seen whether that worked. */
const SETTLED_MS = 40;

/** Where the focus was: the element, and what it stood in, from the inside out. */
interface Seat {
  element: HTMLElement;
  around: HTMLElement[];
  inDialog: boolean;
  place: string;
}

/**
 * Keeps the keyboard where the person was: when what they pressed is gone or disabled, the focus goes to what stands nearest to it; after
 * a dialog to where it was opened; where all of that is gone, and on another screen, to the screen's heading. Without this it falls to the page, and Tab begins at its top.
 *
 * @returns ends it
 */
export function keepFocus(): () => void {
  let seat: Seat | null = null;
  let opener: Seat | null = null;
  /** Disabled until what it has begun is done. */
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
  const observer = new MutationObserver(lookSoon);
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

/** Taken away or disabled; one that the person has left by a press beside it is not. */
function isLost(element: HTMLElement): boolean {
  return !element.isConnected || element.matches(':disabled');
}

/** A button in it is disabled only until what it has begun is done; its change is looked at again. */
function isAtWork(container: HTMLElement): boolean {
  return container.isConnected && container.querySelector('[data-loading]') !== null;
}

/** Up to the page itself, which is no place to be. */
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

function isReachable(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && element.closest('[aria-hidden="true"], [inert]') === null;
}
