import { setImmediate } from 'node:timers/promises';
import type { SourceFile } from '../source-file';
import type { Utf8Text } from './utf8-text';

export interface PiecesWatch {
  signal: AbortSignal;
  /** Hears of each piece that the text has grown by. @param bytesTaken of the file */
  onPiece: (bytesTaken: number, isLast: boolean) => void;
}

/**
 * Reads a file into a text in pieces; the next one is being read while `onPiece` works on the one before. Throws like
 * `SourceFile.read`, and the signal's reason.
 */
export async function readPieces(
  source: SourceFile,
  text: Utf8Text,
  pieceBytes: number,
  { signal, onPiece }: PiecesWatch,
): Promise<void> {
  const { sizeBytes } = source;
  const startRead = (position: number): Promise<Buffer> => {
    const place = text.place(position, Math.min(pieceBytes, sizeBytes - position));
    const reading = source.read(place, position).then(() => place);
    // It may fail while a piece is being worked on, and is waited for only then.
    reading.catch(() => undefined);
    return reading;
  };
  let next: Promise<Buffer> | null = null;
  try {
    let position = 0;
    next = startRead(0);
    do {
      const piece: Buffer = await next;
      signal.throwIfAborted();
      position += piece.length;
      const isLast = position >= sizeBytes;
      next = isLast ? null : startRead(position);
      text.take(piece, isLast);
      onPiece(position, isLast);
      await setImmediate();
    } while (next !== null);
  } finally {
    // The file must not be closed under a read.
    await next?.catch(() => undefined);
  }
}
