import { nativeTheme } from 'electron';
import type { Settings } from '../../shared/ipc/contract';

/** Applies the theme of the settings to the window and the system's dialogs. */
export function showTheme({ colorScheme }: Pick<Settings, 'colorScheme'>): void {
  nativeTheme.themeSource = colorScheme === 'auto' ? 'system' : colorScheme;
}
