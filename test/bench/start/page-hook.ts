import { ipcRenderer } from 'electron';
import type { Point } from './screen';
import { CHANNEL, ORDERS, type HookOrders, type Told } from './told';

/** Watches the page of a started program from beside it, and uses it as a person would. */
const orders = JSON.parse(process.env[ORDERS] ?? '') as HookOrders;
/** From an element's left edge to a point that its own colour fills. */
const INSIDE_PX = 3;
/** Longer than the program does anything else between two files of its start. */
const REST_MS = 500;

const tell = (told: Told): void => ipcRenderer.send(CHANNEL, told);

/** Resolves as soon as the page has what `find` looks for. */
function appears<T>(find: () => T | null): Promise<T> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const found = find();
      if (found !== null) resolve(found);
      return found !== null;
    };
    if (look()) return;
    const observer = new MutationObserver(() => {
      if (look()) observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true, attributes: true });
  });
}

const element = (selector: string): Promise<HTMLElement> =>
  appears(() => document.querySelector<HTMLElement>(selector));

function within(found: Element): Point {
  const { left, top, height } = found.getBoundingClientRect();
  return { x: left + INSIDE_PX, y: top + height / 2 };
}

/** Resolves after the next paint: a message sent in a frame arrives after it. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

async function useProgram(): Promise<void> {
  const [picker, choose] = await Promise.all([
    element('[data-testid="shop-picker"]:not([inert] *)'),
    element('[data-testid="drop-zone"] button:not([inert] *)'),
  ]);
  picker.click();
  await appears(() => {
    const items = document.querySelectorAll('[role="menuitem"]');
    return items.length === orders.menuItems ? items : null;
  });
  tell({ kind: 'usable', at: performance.timeOrigin + performance.now() });
  const logo = await element('section svg');
  tell({ kind: 'places', places: [within(logo), within(choose)] });
}

/** Resolves when the page has loaded nothing more for a while: it loads its places one after the other, with main's help. */
async function atRest(): Promise<void> {
  const loaded = (): number => performance.getEntriesByType('resource').length;
  let before = -1;
  while (loaded() !== before) {
    before = loaded();
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }
}

async function openHistory(): Promise<void> {
  // The one that works: the first frame has none.
  const button = await appears(
    () =>
      [...document.querySelectorAll<HTMLElement>('button:not([inert] *)')].find(
        ({ textContent }) => textContent === orders.historyLabel,
      ) ?? null,
  );
  // What the program still does after its start is not the history's.
  await atRest();
  const clickedAt = performance.now();
  button.click();
  await element('[data-delivery]');
  await painted();
  tell({ kind: 'history', ms: performance.now() - clickedAt });
}

async function watch(): Promise<void> {
  if (orders.wanted === 'bare') tell({ kind: 'places', places: [within(await element('div'))] });
  else if (orders.wanted === 'usable') await useProgram();
  else await openHistory();
}

void watch();
