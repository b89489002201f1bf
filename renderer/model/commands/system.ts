import { keysOn, systemOf, type System } from '../../../shared/commands/command';
import { commandOf, type CommandId } from '../../../shared/commands/command-list';
import { keyLabel } from '../../../shared/commands/key-label';

/** The system that the window is on. */
export const PAGE_SYSTEM: System = systemOf(typeof navigator === 'undefined' ? '' : navigator.userAgent);

/** The keys of a command of the program. */
export function keysOf(id: CommandId): readonly string[] {
  return keysOn(PAGE_SYSTEM, commandOf(id));
}

/** A key as a person reads it. */
export function labelOf(key: string): string {
  return keyLabel(key, PAGE_SYSTEM);
}

/** The key that a tip or the palette names for a command; empty if it has none. */
export function usualKeyOf(id: CommandId): string {
  const [key] = keysOf(id);
  return key === undefined ? '' : labelOf(key);
}
