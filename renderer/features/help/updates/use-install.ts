import { useState } from 'react';
import type { IpcErrorCode } from '../../../../shared/ipc/contract';
import { ask, RequestRefused } from '../../../bridge';
import { useAction } from '../../../hooks/use-action';

/** Downloads and installs a newer version. Why that is refused now is said before the buttons, and nothing else happens. */
export function useInstall() {
  const { run } = useAction();
  const [refusal, setRefusal] = useState<IpcErrorCode | null>(null);
  const orSayWhy = (deed: () => Promise<unknown>): void =>
    run(async () => {
      setRefusal(null);
      try {
        await deed();
      } catch (error) {
        if (!(error instanceof RequestRefused) || !error.code.startsWith('update-')) throw error;
        setRefusal(error.code);
      }
    });
  return {
    refusal,
    forget: () => setRefusal(null),
    download: () => orSayWhy(() => ask('updates-download')),
    install: () => orSayWhy(() => ask('updates-install')),
  };
}
