import type { AboutPanelOptionsOptions } from 'electron';
import type { Translate } from '../../i18n/translate';

/**
 * What the system's own panel says about the program. The notices of all packages in it are too long for that, so the panel says where they are.
 *
 * @param program.hasNotices whether the program has the notices: only a packaged one does
 */
export function aboutPanel(
  t: Translate,
  program: { version: string; iconPath: string; hasNotices: boolean },
): AboutPanelOptionsOptions {
  const where = t('about.notices', { menu: t('menu.help'), command: t('commands.notices') });
  return {
    applicationName: 'Aplaut Import',
    applicationVersion: program.version,
    iconPath: program.iconPath,
    copyright: [t('about.licence'), ...(program.hasNotices ? [where] : [])].join('\n'),
  };
}
