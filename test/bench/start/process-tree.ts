import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;
const KB_PER_MB = 1_024;
/** Positions in `/proc/<pid>/stat`, counted from after the name of the program. */
const STAT = { parent: 1, user: 11, system: 12, childrenUser: 13, childrenSystem: 14 };

/** The processor time of a process, of all its descendants, and of those that have ended. */
export function cpuMsOf(pid: number): number {
  return treeOf(pid).reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

export function pssMbOf(pid: number): number {
  return treeOf(pid).reduce((sum, one) => sum + pssOf(one.pid), 0);
}

interface ProcessUse {
  pid: number;
  parent: number;
  cpuMs: number;
}

function treeOf(root: number): ProcessUse[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => useOf(Number(name)) ?? []);
  const found = all.filter(({ pid }) => pid === root);
  // Grows while it is walked through: children of children.
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid));
  return found;
}

/** Null if the process has ended meanwhile. */
function useOf(pid: number): ProcessUse | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const sum = [STAT.user, STAT.system, STAT.childrenUser, STAT.childrenSystem].reduce(
      (ticks, at) => ticks + (fields[at] ?? 0),
      0,
    );
    return { pid, parent: fields[STAT.parent] ?? 0, cpuMs: sum * TICK_MS };
  } catch {
    return null;
  }
}

function pssOf(pid: number): number {
  try {
    const kb = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0;
    return Number(kb) / KB_PER_MB;
  } catch {
    return 0;
  }
}
