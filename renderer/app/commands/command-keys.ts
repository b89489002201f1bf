import { commandOf, PAGE_COMMAND_IDS } from '../../../shared/commands/command-list';
import { pressNames } from '../../../shared/commands/key-press';
import { keysOf } from '../../model/commands/system';
import { runPageCommand } from './run-command';

/** Those of the grid have their keys answered there, after the keys before them. */
const KEYS = new Map(
  PAGE_COMMAND_IDS.filter((id) => commandOf(id).by === 'page').flatMap((id) =>
    keysOf(id).map((key) => [key, id] as const),
  ),
);

/** Answers the keys of the page's commands, wherever the keyboard is. The returned function ends that. */
export function answerCommandKeys(): () => void {
  const press = (event: KeyboardEvent): void => {
    const id = pressNames(event)
      .map((name) => KEYS.get(name))
      .find((found) => found !== undefined);
    if (id === undefined || event.isComposing || !runPageCommand(id)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  // An open cell keeps its keys from the document, but has no use for these.
  document.addEventListener('keydown', press, { capture: true });
  return () => document.removeEventListener('keydown', press, { capture: true });
}
