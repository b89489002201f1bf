import type { MantineColorSchemeManager } from '@mantine/core';
import { settingsStore } from '../../model/settings';

/** Light or dark is a setting stored by main. Mantine reads it here instead of from `localStorage`. */
export function settingsColorSchemeManager(): MantineColorSchemeManager {
  let unsubscribe: () => void = () => undefined;
  return {
    get: () => settingsStore.get().colorScheme,
    set: () => undefined,
    subscribe: (onUpdate) => {
      unsubscribe = settingsStore.subscribe(() => onUpdate(settingsStore.get().colorScheme));
    },
    unsubscribe: () => unsubscribe(),
    clear: () => undefined,
  };
}
