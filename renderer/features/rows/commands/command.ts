import { pressNames, type KeyPress } from '../../../../shared/commands/key-press';

/** The lines of the keyboard help: `keyboard.<line>` in the locales. */
export type HelpLine =
  | 'move'
  | 'tab'
  | 'page'
  | 'rowEnds'
  | 'edge'
  | 'menu'
  | 'ends'
  | 'leave'
  | 'edit'
  | 'clear'
  | 'exclude'
  | 'clipboard'
  | 'copyHeaders'
  | 'extend'
  | 'select'
  | 'fill'
  | 'columnMenu'
  | 'moveColumn'
  | 'goToRow'
  | 'commit'
  | 'commitAll'
  | 'caret'
  | 'break'
  | 'cancel'
  | 'undo'
  | 'nextIssue'
  | 'issueKinds'
  | 'search'
  | 'found'
  | 'replace'
  | 'match';

/** Something a person can do by a key. */
export interface Command<Context> {
  id: string;
  /** Names as `pressNames` gives them; `Escape Tab` is Tab right after Escape. */
  keys: readonly string[];
  help: HelpLine;
  /** Works in text fields too, which have no other use for its keys. */
  inTextFields?: true;
  /** Looks at the focused cell's text or row: its keys wait where that has yet to arrive. */
  needsCell?: true;
  /** Left out where it can always run. A key of a command that cannot run now does nothing. */
  canRun?: (on: Context) => boolean;
  /** Null where the browser or the application menu does it: its keys are left alone. */
  run: ((on: Context) => void) | null;
}

/** @param after a key that was pressed right before, where that matters */
export function findCommand<C extends Pick<Command<never>, 'keys'>>(
  commands: readonly C[],
  press: KeyPress,
  after: 'Escape' | null = null,
): C | null {
  for (const name of pressNames(press)) {
    const wanted = after === null ? name : `${after} ${name}`;
    const found = commands.find(({ keys }) => keys.includes(wanted));
    if (found !== undefined) return found;
  }
  return null;
}

/** Runs the command that has the pressed key, and keeps the key from the browser. Returns false where no command has it. */
export function runCommand<Context>(
  commands: readonly Command<Context>[],
  press: KeyPress & { preventDefault: () => void },
  on: Context,
): boolean {
  const command = findCommand(commands, press);
  if (command === null) return false;
  if (command.run === null) return true;
  press.preventDefault();
  if (command.canRun?.(on) ?? true) command.run(on);
  return true;
}
