import type { System } from './command';

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  '-': '−',
};
/** A Mac writes modifiers as signs, in this order, without a plus. */
const MAC_MODIFIERS = [
  ['Alt+', '⌥'],
  ['Shift+', '⇧'],
  ['Ctrl+', '⌘'],
] as const;
const MAC_SIGNS: Readonly<Record<string, string>> = { Delete: '⌦', Backspace: '⌫', Enter: '↩', Tab: '⇥' };

/** A key's name as a person reads it: `Ctrl+KeyZ` is Ctrl+Z, on a Mac ⌘Z; `Escape Tab` is Esc, Tab. */
export function keyLabel(name: string, system: System): string {
  return name
    .split(' ')
    .map((press) => pressLabel(press, system))
    .join(', ');
}

function pressLabel(press: string, system: System): string {
  const { before, key } = partsOf(press);
  const sign = (system === 'mac' ? MAC_SIGNS[key] : undefined) ?? SIGNS[key] ?? key.replace(/^Key/, '');
  if (system !== 'mac') return before + sign;
  return MAC_MODIFIERS.map(([name, written]) => (before.includes(name) ? written : '')).join('') + sign;
}

/** `Ctrl+Shift+KeyZ` is `Ctrl+Shift+` and `KeyZ`. */
function partsOf(press: string): { before: string; key: string } {
  const [, before = '', key = ''] = /^((?:Ctrl\+|Alt\+|Shift\+)*)(.+)$/.exec(press) ?? [];
  return { before, key };
}

const ELECTRON_NAMES: Readonly<Record<string, readonly string[]>> = {
  // The plus needs Shift on most keyboards, and the numeric keypad has keys of its own.
  '+': ['Plus', 'numadd'],
  '-': ['-', 'numsub'],
  '0': ['0', 'num0'],
  ArrowUp: ['Up'],
  ArrowDown: ['Down'],
  ArrowLeft: ['Left'],
  ArrowRight: ['Right'],
};

/** The same key as Electron's menus name it, the one to show first. */
export function acceleratorsOf(press: string): string[] {
  const { before, key } = partsOf(press);
  const names = ELECTRON_NAMES[key] ?? [key.replace(/^Key/, '')];
  return names.map((name) => before.replace('Ctrl+', 'CmdOrCtrl+') + name);
}
