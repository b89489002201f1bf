import type { NetworkService } from '../network/open-network';
import type { IpcHandlers } from './answer-requests';

type NetworkChannels = 'network-get' | 'network-save' | 'network-add-authority' | 'network-remove-authority';

/** The settings of the network. */
export function networkHandlers(options: {
  networkService: NetworkService;
  /** Asks for a file; undefined if the person cancelled the dialog. */
  chooseAuthority: () => Promise<string | undefined>;
}): Pick<IpcHandlers, NetworkChannels> {
  const { networkService } = options;
  return {
    'network-get': () => networkService.state(),
    'network-save': ({ draft, password }) => networkService.save(draft, password),
    'network-add-authority': async () => {
      const path = await options.chooseAuthority();
      return path === undefined ? null : networkService.addAuthority(path);
    },
    'network-remove-authority': () => networkService.removeAuthority(),
  };
}
