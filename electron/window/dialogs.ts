import { dialog, type BrowserWindow } from 'electron';
import { SHEET_ENDINGS } from '../../shared/sheet/sheet-endings';
import type { Translate } from '../i18n/translate';

/** The system's dialogs for files, attached to the window. */
export interface FileDialogs {
  /** Undefined if the person cancelled the dialog. The same below. */
  chooseSheet: () => Promise<string | undefined>;
  chooseReportPath: (suggestedName: string, format: 'csv' | 'xlsx') => Promise<string | undefined>;
  /** Where to save the open sheet. */
  chooseSavedPath: (suggestedName: string) => Promise<string | undefined>;
  chooseAuthority: () => Promise<string | undefined>;
  chooseFolder: () => Promise<string | undefined>;
  /** A file with the layouts and recipes of a shop. */
  chooseMemory: () => Promise<string | undefined>;
  chooseMemoryPath: (suggestedName: string) => Promise<string | undefined>;
  chooseTextPath: (suggestedName: string) => Promise<string | undefined>;
}

export function createFileDialogs(options: { window: () => BrowserWindow; t: () => Translate }): FileDialogs {
  const { window, t } = options;

  const chooseSavePath = async (defaultPath: string, ...formats: string[]): Promise<string | undefined> => {
    const filters = formats.map((format) => ({ name: format.toUpperCase(), extensions: [format] }));
    const chosen = await dialog.showSaveDialog(window(), { defaultPath, filters });
    return chosen.canceled ? undefined : chosen.filePath;
  };

  return {
    chooseSheet: async () => {
      const filters = [
        { name: t()('dialogs.sheets'), extensions: [...SHEET_ENDINGS, 'zip'] },
        { name: t()('dialogs.allFiles'), extensions: ['*'] },
      ];
      const chosen = await dialog.showOpenDialog(window(), { properties: ['openFile'], filters });
      return chosen.canceled ? undefined : chosen.filePaths[0];
    },
    chooseReportPath: chooseSavePath,
    chooseSavedPath: (name) => chooseSavePath(`${name}.xlsx`, 'xlsx', 'csv'),
    chooseAuthority: async () => {
      const filters = [
        { name: t()('dialogs.certificates'), extensions: ['pem', 'crt', 'cer', 'der'] },
        { name: t()('dialogs.allFiles'), extensions: ['*'] },
      ];
      const chosen = await dialog.showOpenDialog(window(), { properties: ['openFile'], filters });
      return chosen.canceled ? undefined : chosen.filePaths[0];
    },
    chooseFolder: async () => {
      const chosen = await dialog.showOpenDialog(window(), { properties: ['openDirectory', 'createDirectory'] });
      return chosen.canceled ? undefined : chosen.filePaths[0];
    },
    chooseMemory: async () => {
      const filters = [{ name: 'JSON', extensions: ['json'] }];
      const chosen = await dialog.showOpenDialog(window(), { properties: ['openFile'], filters });
      return chosen.canceled ? undefined : chosen.filePaths[0];
    },
    chooseMemoryPath: (suggestedName) => chooseSavePath(suggestedName, 'json'),
    chooseTextPath: (suggestedName) => chooseSavePath(suggestedName, 'txt'),
  };
}
