import { keysOn, type System } from './command';
import { commandOf, MENUS, textKeyOf, type Command, type MenuName, type MenuPlace } from './command-list';
import { acceleratorsOf } from './key-label';

export type MenuItem =
  | { kind: 'line' }
  | { kind: 'recent' }
  | {
      kind: 'command';
      command: Command;
      textKey: string;
      /** Electron's names for its keys, the one to show first. */
      accelerators: string[];
    };

export interface MenuPlan {
  name: MenuName;
  items: MenuItem[];
}

const ONLY_MAC: readonly MenuName[] = ['app', 'window'];

/** The application menu of a system. */
export function menuPlan(system: System): MenuPlan[] {
  const isMac = system === 'mac';
  const inApp = isMac ? MENUS.app.flat() : [];
  const names = (Object.keys(MENUS) as MenuName[]).filter((name) => isMac || !ONLY_MAC.includes(name));
  return names.map((name) => {
    const groups = MENUS[name].map((group) => group.filter((place) => name === 'app' || !inApp.includes(place)));
    return { name, items: withLines(groups, system) };
  });
}

function withLines(groups: readonly (readonly MenuPlace[])[], system: System): MenuItem[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, at) => [
      ...(at === 0 ? [] : [{ kind: 'line' } as const]),
      ...group.map((place) => itemOf(place, system)),
    ]);
}

function itemOf(place: MenuPlace, system: System): MenuItem {
  if (place === 'recent') return { kind: 'recent' };
  const command = commandOf(place);
  const accelerators = keysOn(system, command).flatMap(acceleratorsOf);
  return { kind: 'command', command, textKey: textKeyOf(command, system), accelerators };
}
