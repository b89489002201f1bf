import { EventEmitter, once } from 'node:events';
import { startPracticeShop, type PracticeShop } from '../../electron/practice/practice-shop';

/** Rows that the shop has as they are in the sheet, with another name, and not at all. */
export const SAME = 12;
export const CHANGED = 8;
export const NEW = 10;
/** Consumers that no row meets. */
const STRANGERS = 3_000;
/** In the e-mail and the name of each of them, and nowhere else. */
export const STRANGE = ['nobody-zq81', 'Незнакомец'] as const;

/** What a command asks for while it takes a list, in this order; consumers several times. */
export const MOMENTS = ['task', 'progress', 'archive', 'consumer'] as const;
export type Moment = (typeof MOMENTS)[number];

/** A shop whose list is taken, and what was asked of it. */
export interface ListShop {
  practice: PracticeShop;
  /** Tasks that each token asked for. */
  tasksOf: (token: string) => number;
  /** Resolves when this is asked for with the token. */
  asked: (token: string, moment: Moment) => Promise<unknown>;
  /** The addresses of all archives that were asked for. */
  archives: Set<string>;
  /** Moves the shop's clock. */
  pass: (ms: number) => void;
}

/** @param tokens one for each list that is taken: a shop gives each a task a minute */
export async function startListShop(tokens: string[]): Promise<ListShop> {
  const events = new EventEmitter().setMaxListeners(0);
  const tasks = new Map<string, number>();
  const archives = new Set<string>();
  let passedMs = 0;
  let taking = '';
  const practice = await startPracticeShop({
    databasePath: ':memory:',
    tokens: [...tokens, 'filling'],
    pace: 0,
    now: () => new Date(Date.now() + passedMs),
    exports: { waitMs: 150, workMs: 150, workMsPerThousand: 0 },
    onRequest: ({ method, url, headers }) => {
      const token = String(headers['authorization']).replace('Bearer ', '');
      if (token === 'filling') return;
      taking = token;
      const isTask = url.includes('/export_tasks');
      if (isTask && method === 'POST') tasks.set(token, (tasks.get(token) ?? 0) + 1);
      events.emit(`${token} ${isTask ? (method === 'POST' ? 'task' : 'progress') : 'consumer'}`);
    },
    onArchiveRequest: ({ url, headers }) => {
      archives.add(`http://${headers.host ?? ''}${url}`);
      events.emit(`${taking} archive`);
    },
  });
  for (let n = 0; n < SAME + CHANGED; n += 1) {
    await fetch(`${practice.baseUrl}/consumers/c${n}`, {
      method: 'PUT',
      headers: { Authorization: 'Bearer filling', 'Content-Type': 'application/vnd.api+json' },
      body: JSON.stringify({
        data: { type: 'consumers', attributes: { email: emailOf(n), name: n < SAME ? nameOf(n) : 'Прежнее Имя' } },
      }),
    });
  }
  const people = Array.from({ length: STRANGERS }, (_, n) => ({
    ...{ email: `${STRANGE[0]}-${n}@example.com`, name: `${STRANGE[1]} ${n}`, phone: '' },
  }));
  practice.addFromOrders(people, STRANGERS);
  // No consumer is newer than a list that is asked for now.
  passedMs = 60_000;
  return {
    practice,
    archives,
    tasksOf: (token) => tasks.get(token) ?? 0,
    asked: (token, moment) => once(events, `${token} ${moment}`),
    pass: (ms) => void (passedMs += ms),
  };
}

const emailOf = (n: number): string => `c${n}@example.ru`;
const nameOf = (n: number): string => `Анна ${n}`;

/** The lines of a sheet with all rows. */
export function sheetLines(): string[] {
  const rows = Array.from({ length: SAME + CHANGED + NEW }, (_, n) => `c${n},${emailOf(n)},${nameOf(n)}`);
  return ['external_id,email,name', ...rows];
}
