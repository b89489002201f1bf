import type { Point } from './screen';

/** What the hook in a started program waits for before it tells. */
export type Wanted = 'bare' | 'usable' | 'history';

/** Handed to the hook by the environment. */
export interface HookOrders {
  /** The built preload that watches the page. */
  pageHook: string;
  wanted: Wanted;
  /** Entries of the shop picker's menu: a picker that does not know its shops does not answer. */
  menuItems: number;
  /** Whether to tell which scripts the page loads. Watching them costs time. */
  scripts: boolean;
  /** The label of the button that opens the history. */
  historyLabel: string;
}

/** The variable that holds the {@link HookOrders}. */
export const ORDERS = 'APLAUT_BENCH_START';
/** The channel from the page's hook to main's. */
export const CHANNEL = 'aplaut-bench-start';

/** What the hook prints, a line each. Points are on the screen; times are in ms since the epoch. */
export type Told =
  /** Where to look for the first paint: every one of these points is then in place. */
  | { kind: 'places'; places: Point[] }
  /** The shop picker has shown its shops, and a file can be dropped. */
  | { kind: 'usable'; at: number }
  | { kind: 'script'; address: string }
  /** From the click until the newest entries were painted. */
  | { kind: 'history'; ms: number };
