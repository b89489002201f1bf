import { setImmediate } from 'node:timers/promises';
import type { SourceFile } from '../../source/source-file';
import type { Utf8Text } from './utf8-text';

export interface PiecesWatch {
  signal: AbortSignal;
  /**
   * Called after each piece is added to the text.
   *
   * @param bytesTaken bytes of the file so far
   */
  onPiece: (bytesTaken: number, isLast: boolean) => void;
}

/** Number of pieces being read while another one is processed. With only one, the next read would wait for this thread. */
const READ_AHEAD = 2;

/**
 * Reads a file into a text in pieces, reading ahead while `onPiece` processes the current one. Throws like `SourceFile.read`, and the
 * signal's reason.
 */
export async function readPieces(
  source: SourceFile,
  text: Utf8Text,
  pieceBytes: number,
  { signal, onPiece }: PiecesWatch,
): Promise<void> {
  const { sizeBytes } = source;
  const ahead: Promise<Buffer>[] = [];
  let requested = 0;
  const readAhead = (): void => {
    while (ahead.length < READ_AHEAD && requested < sizeBytes) {
      const place = text.place(requested, Math.min(pieceBytes, sizeBytes - requested));
      const reading = source.read(place, requested).then(() => place);
      // It may fail while a piece is being processed, and is awaited only later.
      reading.catch(() => undefined);
      ahead.push(reading);
      requested += place.length;
    }
  };
  try {
    let taken = 0;
    while (taken < sizeBytes) {
      readAhead();
      const piece = await (ahead.shift() as Promise<Buffer>);
      signal.throwIfAborted();
      readAhead();
      taken += piece.length;
      const isLast = taken >= sizeBytes;
      text.take(piece, isLast);
      onPiece(taken, isLast);
      await setImmediate();
    }
  } finally {
    // The file must not be closed during a read.
    await Promise.allSettled(ahead);
  }
}
