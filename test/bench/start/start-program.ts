import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { cpuMsOf } from './process-tree';
import type { Point, Screen } from './screen';
import { ORDERS, type HookOrders, type Told } from './told';

const LOOK_EVERY_MS = 3;
const IDLE_SAMPLE_MS = 500;
/** Of processor time in a sample. Chromium's own timers use a little. */
const IDLE_CPU_MS = 10;
const TIMEOUT_MS = 60_000;
const PATIENCE_MS = 5_000;

/** A point and the colour that it has when the program is painted. */
export interface Mark extends Point {
  colour: number;
}

/** A moment of a start: since the process was started, and the processor time of all its processes until then. */
export interface Moment {
  ms: number;
  cpuMs: number;
}

/** A started program, seen from outside and through its hook. */
export interface StartedProgram {
  pid: number;
  /** Resolves when all the marks are on the screen. */
  painted(marks: readonly Mark[]): Promise<Moment>;
  /** The first line of this kind that the hook prints. */
  told<K extends Told['kind']>(kind: K): Promise<Extract<Told, { kind: K }>>;
  usable(): Promise<Moment>;
  /** What the page had loaded when it could be used, if the orders ask for it. */
  scripts(): Promise<string[]>;
  /** Resolves when the program does nothing more. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a program with the bench's hook on the screen. */
export function startProgram(
  command: { executable: string; args: readonly string[] },
  screen: Screen,
  orders: HookOrders,
): StartedProgram {
  const startedAt = now();
  const child = spawn(command.executable, command.args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, DISPLAY: screen.display, [ORDERS]: JSON.stringify(orders) },
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command.executable} does not start`);
  const lines = linesOf(child);
  const moment = (at: number): Moment => ({ ms: at - startedAt, cpuMs: cpuMsOf(pid) });
  return {
    pid,
    painted: async (marks) => {
      const isSeen = ({ colour, ...point }: Mark): boolean => screen.colourAt(point) === colour;
      while (!marks.every(isSeen)) {
        if (now() - startedAt > TIMEOUT_MS) throw new Error('the program was not painted');
        await after(LOOK_EVERY_MS);
      }
      return moment(now());
    },
    told: lines.told,
    usable: async () => moment((await lines.told('usable')).at),
    scripts: async () => {
      await lines.told('usable');
      return lines.soFar().flatMap((one) => (one.kind === 'script' ? one.address : []));
    },
    idle: async () => {
      let before = cpuMsOf(pid);
      for (;;) {
        await after(IDLE_SAMPLE_MS);
        const cpuMs = cpuMsOf(pid);
        if (cpuMs - before <= IDLE_CPU_MS) return;
        if (now() - startedAt > TIMEOUT_MS) throw new Error('the program does not come to rest');
        before = cpuMs;
      }
    },
    close: () => closed(child),
  };
}

/** What the hook has printed, and will print. */
function linesOf(child: ChildProcess) {
  const said: Told[] = [];
  const waiting = new Set<() => void>();
  const { stdout } = child;
  if (stdout === null) throw new Error('the output is not piped');
  createInterface(stdout).on('line', (line) => {
    if (!line.startsWith('{')) return;
    said.push(JSON.parse(line) as Told);
    for (const look of waiting) look();
  });
  const told = <K extends Told['kind']>(kind: K): Promise<Extract<Told, { kind: K }>> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = said.find((one) => one.kind === kind);
        if (found === undefined) return;
        waiting.delete(look);
        clearTimeout(timer);
        resolve(found as Extract<Told, { kind: K }>);
      };
      const timer = setTimeout(() => reject(new Error(`the program never told: ${kind}`)), TIMEOUT_MS);
      waiting.add(look);
      look();
    });
  return { told, soFar: () => said };
}

async function closed(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await exited;
  clearTimeout(timer);
}

/** The epoch's milliseconds, with fractions. */
const now = (): number => performance.timeOrigin + performance.now();

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
