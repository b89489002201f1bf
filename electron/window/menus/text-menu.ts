import { Menu, type BrowserWindow, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron';
import type { Translate } from '../../i18n/translate';

/**
 * The menu of a text field, or of selected text elsewhere; null for nothing to do. Without suggestions of a spelling checker: Chromium would
 * download its dictionaries.
 */
export function textMenu(
  { isEditable, selectionText, editFlags }: Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>,
  t: Translate,
): MenuItemConstructorOptions[] | null {
  const copy: MenuItemConstructorOptions = { role: 'copy', label: t('commands.copy'), enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? null : [copy];
  return [
    { role: 'undo', label: t('commands.undo'), enabled: editFlags.canUndo },
    { role: 'redo', label: t('commands.redo'), enabled: editFlags.canRedo },
    { type: 'separator' },
    { role: 'cut', label: t('commands.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: t('commands.paste'), enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: t('commands.select-all'), enabled: editFlags.canSelectAll },
  ];
}

/** Opens it where the page has no menu of its own. */
export function offerTextMenu(window: BrowserWindow, t: () => Translate): void {
  window.webContents.on('context-menu', (_event, params) => {
    const template = textMenu(params, t());
    if (template !== null) Menu.buildFromTemplate(template).popup({ window });
  });
}
