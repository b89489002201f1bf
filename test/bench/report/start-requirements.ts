import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchContext } from '../context';
import { medianOf } from '../measure';
import { DELIVERIES } from '../start/data';
import type { Moment } from '../start/start-program';
import { measureStarts, type Round } from '../start/starts';
import { atMost, secondsText, type Requirement } from './requirement';

const MS = 1_000;
const BYTES_PER_KB = 1_024;

/** What a start costs, against Electron itself: a window with one painted element, and an Electron that quits. */
export async function startRequirements(context: BenchContext): Promise<Requirement[]> {
  context.say('starts of the built program and of a bare Electron, in turns');
  const { rounds, scripts } = await measureStarts(context);
  const against = (work: string, ours: (round: Round) => Moment, bare: (round: Round) => Moment, allowed: number) =>
    comparison(work, rounds, { ours, bare, allowed });
  const bare = (round: Round): Moment => round.bare;
  const memory = medianOf(rounds, ({ fresh }) => fresh.idleMb);
  const bareMemory = medianOf(rounds, (round) => round.bare.idleMb);
  return [
    against('first paint, first start: times a bare window', ({ fresh }) => fresh.painted, bare, 1.3),
    against('first paint, ten shops: times a bare window', ({ tenShops }) => tenShops.painted, bare, 1.3),
    against('usable, first start: times the paint of a bare window', ({ fresh }) => fresh.usable, bare, 1.5),
    against('usable, ten shops: times the paint of a bare window', ({ tenShops }) => tenShops.usable, bare, 1.5),
    atMost('idle memory: times a bare window', `${memory.toFixed(0)} MB against ${bareMemory.toFixed(0)} MB, PSS`, {
      value: memory / bareMemory,
      allowed: 1.25,
      unit: '×',
      digits: 2,
    }),
    atMost('script of the first screen', 'gzip, all that is loaded until it can be used', {
      value: scriptBytes(context, scripts) / BYTES_PER_KB,
      allowed: 250,
      unit: 'kB',
    }),
    against(
      'shops list: times an Electron that quits',
      ({ shopsList }) => shopsList,
      ({ quit }) => quit,
      1.3,
    ),
    atMost(`history of ${DELIVERIES} deliveries, opened and painted`, `median of ${rounds.length}`, {
      value: medianOf(rounds, ({ historyMs }) => historyMs) / MS,
      allowed: 0.3,
      unit: 's',
      digits: 2,
    }),
  ];
}

/** The median ratio of neighbours, since other programs' load comes and goes. */
function comparison(
  work: string,
  rounds: readonly Round[],
  { ours, bare, allowed }: { ours: (round: Round) => Moment; bare: (round: Round) => Moment; allowed: number },
): Requirement {
  const ratioOf = (value: (moment: Moment) => number): number =>
    medianOf(rounds, (round) => value(ours(round)) / value(bare(round)));
  const seconds = (of: (round: Round) => Moment, value: (moment: Moment) => number): string =>
    secondsText(medianOf(rounds, (round) => value(of(round))) / MS);
  const wall = (moment: Moment): number => moment.ms;
  const cpu = (moment: Moment): number => moment.cpuMs;
  const measured = `${seconds(ours, wall)} against ${seconds(bare, wall)}`;
  const cpuTimes = `CPU ${seconds(ours, cpu)} against ${seconds(bare, cpu)}, ${ratioOf(cpu).toFixed(2)} ×`;
  return atMost(work, `${measured}; ${cpuTimes}`, { value: ratioOf(wall), allowed, unit: '×', digits: 2 });
}

function scriptBytes({ root }: BenchContext, addresses: readonly string[]): number {
  const files = new Set(addresses.map((address) => new URL(address).pathname).filter((path) => path.endsWith('.js')));
  return [...files]
    .map((path) => join(root, 'out', 'renderer', path))
    .filter((path) => existsSync(path))
    .reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
}
