import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import en from '../../../shared/locales/en.json';
import type { BenchContext } from '../context';
import { SHOPS, writeHistory, writeShops } from './data';
import { pssMbOf } from './process-tree';
import { runToEnd } from './run-to-end';
import { openScreen, type Point, type Screen } from './screen';
import { startProgram, type Mark, type Moment, type StartedProgram } from './start-program';
import type { HookOrders } from './told';

/** Starts of each kind. They take turns, so that another program's load falls on all of them. */
const ROUNDS = 9;
/** Entries of the shop picker's menu besides the shops. */
const OTHER_ITEMS = 4;
const HEADLESS = ['--ozone-platform=headless', '--disable-gpu'];
/** From a place to the left of its element, where the window has another colour. */
const BESIDE_PX = 8;

/** One round: every kind of start once. */
export interface Round {
  bare: Moment & { idleMb: number };
  fresh: { painted: Moment; usable: Moment; idleMb: number };
  tenShops: { painted: Moment; usable: Moment };
  quit: Moment;
  shopsList: Moment;
  historyMs: number;
}

export interface Starts {
  rounds: Round[];
  /** Addresses of what the page has loaded until it could be used. */
  scripts: string[];
}

/** Starts the built program, and bare ones beside it, again and again. */
export async function measureStarts(context: BenchContext): Promise<Starts> {
  const folder = mkdtempSync(join(tmpdir(), 'aplaut-bench-start-'));
  const screen = await openScreen();
  try {
    return await takeTurns(context, screen, folder);
  } finally {
    screen.close();
    rmSync(folder, { recursive: true });
  }
}

async function takeTurns(context: BenchContext, screen: Screen, folder: string): Promise<Starts> {
  const { bundle, electron, root } = context;
  const hook = join(bundle, 'start-hook.cjs');
  const bareFolder = join(root, 'test', 'bench', 'start', 'bare');
  let count = 0;
  const fresh = (): string => join(folder, `fresh-${(count += 1)}`);
  const start = (
    words: string[],
    orders: Pick<HookOrders, 'wanted' | 'menuItems'> & { scripts?: boolean },
  ): StartedProgram =>
    startProgram(
      { executable: electron.executable, args: [...electron.args, '--lang=en', '-r', hook, ...words] },
      screen,
      { scripts: false, ...orders, pageHook: join(bundle, 'start-page-hook.cjs'), historyLabel: en.history.title },
    );
  const ours = (userData: string, shops: number): StartedProgram =>
    start([root, `--user-data=${userData}`], { wanted: 'usable', menuItems: shops + OTHER_ITEMS });
  const bare = (): StartedProgram => start([join(bareFolder, 'window.mjs'), fresh()], { wanted: 'bare', menuItems: 0 });
  const headless = [...electron.args, ...HEADLESS];

  const tenShops = join(folder, 'ten-shops');
  writeShops(tenShops);
  const history = join(folder, 'history');
  writeHistory(history);
  // The first start of each finds out where to look. That of the shops is also not the first on their data.
  const bareMarks = await marksOf(bare(), screen);
  const marks = await marksOf(ours(fresh(), 1), screen);
  const watched = start([root, `--user-data=${fresh()}`], {
    wanted: 'usable',
    menuItems: 1 + OTHER_ITEMS,
    scripts: true,
  });
  const scripts = await use(watched, (program) => program.scripts());
  await marksOf(ours(tenShops, SHOPS + 1), screen);

  const rounds: Round[] = [];
  while (rounds.length < ROUNDS) {
    const bareOne = await use(bare(), async (program) => ({
      ...(await program.painted(bareMarks)),
      idleMb: await idleMb(program),
    }));
    const freshOne = await use(ours(fresh(), 1), async (program) => {
      const seen = await seenAndUsable(program, marks);
      return { ...seen, idleMb: await idleMb(program) };
    });
    const tenOnes = await use(ours(tenShops, SHOPS + 1), (program) => seenAndUsable(program, marks));
    const quit = await runToEnd(electron.executable, [...headless, join(bareFolder, 'quit.mjs'), fresh()]);
    const command = ['--command-line', 'shops', 'list', `--user-data=${tenShops}`];
    const shopsList = await runToEnd(electron.executable, [...headless, root, '--', ...command]);
    const historyMs = await use(
      start([root, `--user-data=${history}`], { wanted: 'history', menuItems: 0 }),
      async (program) => (await program.told('history')).ms,
    );
    rounds.push({ bare: bareOne, fresh: freshOne, tenShops: tenOnes, quit, shopsList, historyMs });
    context.say(`  ${rounds.length} of ${ROUNDS} rounds`);
  }
  return { rounds, scripts };
}

async function use<T>(program: StartedProgram, work: (program: StartedProgram) => Promise<T>): Promise<T> {
  try {
    return await work(program);
  } finally {
    await program.close();
  }
}

async function seenAndUsable(program: StartedProgram, marks: readonly Mark[]) {
  const [painted, usable] = await Promise.all([program.painted(marks), program.usable()]);
  return { painted, usable };
}

async function idleMb(program: StartedProgram): Promise<number> {
  await program.idle();
  return pssMbOf(program.pid);
}

/** Where a started program is painted, and in what colours once it is at rest. */
function marksOf(started: StartedProgram, screen: Screen): Promise<Mark[]> {
  return use(started, async (program) => {
    const { places } = await program.told('places');
    await program.idle();
    const colourBeside = ({ x, y }: Point): number => screen.colourAt({ x: x - BESIDE_PX, y });
    const marks = places.map((place) => ({ ...place, colour: screen.colourAt(place) }));
    if (marks.some((mark) => mark.colour === colourBeside(mark)))
      throw new Error('a place is not to be told by its colour');
    return marks;
  });
}
