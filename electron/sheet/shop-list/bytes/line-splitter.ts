import { isUtf8 } from 'node:buffer';
import { RefusedList } from './refused-list';

const LINE_FEED = Buffer.from('\n');
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Gets a line, `bytes[start]` to `bytes[end]` exclusive, which is valid UTF-8. `bytes[end]` is always a line feed. */
export type TakeLine = (bytes: Buffer, start: number, end: number) => void;

/** Splits a text that comes in chunks into lines, without copying those that lie within one chunk. */
export class LineSplitter {
  /** The beginning of a line whose end has not come yet. */
  #begun: Buffer[] = [];
  #begunBytes = 0;
  #isFirst = true;

  constructor(
    private readonly maxLineBytes: number,
    private readonly take: TakeLine,
  ) {}

  push(chunk: Buffer): void {
    let start = 0;
    if (this.#begunBytes > 0 || this.#isFirst) {
      const end = chunk.indexOf(LINE_FEED);
      this.#begin(end === -1 ? chunk : chunk.subarray(0, end + 1));
      if (end === -1) return;
      this.#takeBegun();
      start = end + 1;
    }
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > start) {
      if (!isUtf8(chunk.subarray(start, end))) throw new RefusedList('not-utf8');
      while (start < end) {
        const lineEnd = chunk.indexOf(LINE_FEED, start);
        this.#takeLine(chunk, start, lineEnd);
        start = lineEnd + 1;
      }
    }
    if (start < chunk.length) this.#begin(chunk.subarray(start));
  }

  /** The last line may lack its line feed. */
  end(): void {
    if (this.#begunBytes === 0) return;
    this.#begin(LINE_FEED);
    this.#takeBegun();
  }

  #begin(part: Buffer): void {
    this.#begunBytes += part.length;
    if (this.#begunBytes > this.maxLineBytes + 1) throw new RefusedList('line-too-long');
    this.#begun.push(part);
  }

  #takeBegun(): void {
    const line = Buffer.concat(this.#begun);
    this.#begun = [];
    this.#begunBytes = 0;
    if (!isUtf8(line)) throw new RefusedList('not-utf8');
    const hasMark = this.#isFirst && line.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
    this.#isFirst = false;
    this.#takeLine(line, hasMark ? BYTE_ORDER_MARK.length : 0, line.length - 1);
  }

  #takeLine(bytes: Buffer, start: number, end: number): void {
    if (end - start > this.maxLineBytes) throw new RefusedList('line-too-long');
    this.take(bytes, start, end);
  }
}
