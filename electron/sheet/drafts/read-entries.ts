import { createReadStream } from 'node:fs';
import { parseDraftLine, type DraftEntry } from '../../../shared/sheet/draft';

const LINE_END = Buffer.from('\n');

/** One line of a draft: its entry, null if that cannot be read, and where the line ends in the file. */
interface DraftLine {
  entry: DraftEntry | null;
  end: number;
}

export function draftLine(entry: DraftEntry): Uint8Array {
  return Buffer.from(`${JSON.stringify(entry)}\n`);
}

/** The lines of a draft from an offset on. A last line without an end was torn by a crash, and is left out. */
export async function* readEntries(path: string, offset: number): AsyncGenerator<DraftLine, undefined> {
  let torn: Buffer[] = [];
  let end = offset;
  for await (const chunk of createReadStream(path, { start: offset }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_END); at !== -1; at = chunk.indexOf(LINE_END, from)) {
      const line = Buffer.concat([...torn, chunk.subarray(from, at)]);
      torn = [];
      from = at + 1;
      end += line.length + 1;
      yield { entry: parseDraftLine(line.toString()), end };
    }
    torn.push(chunk.subarray(from));
  }
}
