import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WIDTH = 1_600;
const HEIGHT = 1_200;
const BYTES_PER_PIXEL = 4;
/** Of an entry of the colour map, in the format of the X server's picture (XWD). */
const COLOUR_BYTES = 12;
/** Where the header has its own size, the bytes of a line, and the number of colours. */
const HEADER = { size: 0, lineBytes: 48, colours: 76 };

export interface Point {
  x: number;
  y: number;
}

/** A virtual display whose picture can be looked at while it is painted. */
export interface Screen {
  /** The `DISPLAY` of programs that are to be shown on it. */
  display: string;
  /** The colour that is on the screen now. */
  colourAt(point: Point): number;
  close(): void;
}

/** Starts an X server of its own (Linux), which keeps its picture in a file. */
export async function openScreen(): Promise<Screen> {
  const folder = mkdtempSync(join(tmpdir(), 'aplaut-bench-screen-'));
  const words = ['-displayfd', '3', '-screen', '0', `${WIDTH}x${HEIGHT}x24`, '-nolisten', 'tcp', '-fbdir', folder];
  const server = spawn('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`the display ended with ${String(code)}`)));
    server.stdio[3]?.once('data', (piece: Buffer) => resolve(piece.toString().trim()));
  });
  const picture = openSync(join(folder, 'Xvfb_screen0'), 'r');
  const word = Buffer.alloc(BYTES_PER_PIXEL);
  const headerWord = (at: number): number => {
    readSync(picture, word, 0, word.length, at);
    return word.readUInt32BE();
  };
  const start = headerWord(HEADER.size) + headerWord(HEADER.colours) * COLOUR_BYTES;
  const lineBytes = headerWord(HEADER.lineBytes);
  return {
    display: `:${number}`,
    colourAt: ({ x, y }) => {
      readSync(picture, word, 0, word.length, start + Math.round(y) * lineBytes + Math.round(x) * BYTES_PER_PIXEL);
      return word.readUInt32LE() & 0xffffff;
    },
    close: () => {
      closeSync(picture);
      server.kill();
      rmSync(folder, { recursive: true });
    },
  };
}
