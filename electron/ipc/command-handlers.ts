import type { MainCommandId, PageCommandId } from '../../shared/commands/command-list';
import type { IpcHandlers } from './answer-requests';

/** The commands of the menu, as the page has to do with them. */
export function commandHandlers(options: {
  setUsable: (ids: readonly PageCommandId[]) => void;
  run: (id: MainCommandId) => void;
}): Pick<IpcHandlers, 'commands-usable' | 'commands-run'> {
  return {
    'commands-usable': ({ ids }) => {
      options.setUsable(ids);
      return undefined;
    },
    'commands-run': ({ id }) => {
      options.run(id);
      return undefined;
    },
  };
}
