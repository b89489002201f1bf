import { readFileSync } from 'node:fs';

/** The object that a text is in JSON; null for anything else. */
export function jsonObject(text: string): Record<string, unknown> | null {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null && !Array.isArray(content)
      ? (content as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** What a JSON file has, for use before the files are opened (json-file.ts). A file that cannot be read has nothing. */
export function readJsonObject(path: string): Record<string, unknown> {
  try {
    return jsonObject(readFileSync(path, 'utf8')) ?? {};
  } catch {
    return {};
  }
}
