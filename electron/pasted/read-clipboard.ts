import { clipboard } from 'electron';

/** What the system's clipboard holds, in both forms that programs put a table into it; empty where there is none. */
export interface ClipboardContent {
  text: string;
  html: string;
}

/** The clipboard of Electron 33, which answers at once. */
interface ImmediateClipboard {
  readHTML?: () => string;
}

export async function readClipboard(): Promise<ClipboardContent> {
  const text = await clipboard.readText();
  return { text, html: (clipboard as ImmediateClipboard).readHTML?.() ?? (await readHtml()) };
}

async function readHtml(): Promise<string> {
  for (const item of await clipboard.read()) {
    if (item.types.includes('text/html')) return await (await item.getType('text/html')).text();
  }
  return '';
}
