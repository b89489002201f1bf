import { FileProblemError } from '../../source/file-problem-error';
import { MAX_TOKEN_BYTES, type MarkupScanner } from './markup-scanner';

/**
 * Passes a part's bytes to a scanner as they come. Only bytes that the scanner could not finish are carried over to the next piece.
 *
 * @param onPiece called with the number of bytes scanned; an error it throws ends the scan
 * @throws FileProblemError `damaged` if the part ends too early or contains an endless token
 */
export async function scanPart(
  part: string,
  pieces: AsyncIterable<Buffer>,
  scanner: MarkupScanner,
  onPiece?: (scannedBytes: number) => void,
): Promise<void> {
  let work = Buffer.alloc(0);
  let filled = 0;
  let scanned = 0;
  for await (const piece of pieces) {
    const needed = filled + piece.length;
    if (needed > work.length) {
      // A quarter more, since the carried-over bytes are usually few but vary.
      const larger = Buffer.allocUnsafeSlow(needed + (needed >>> 2));
      work.copy(larger, 0, 0, filled);
      work = larger;
    }
    piece.copy(work, filled);
    const done = scanner.scan(work, needed);
    filled = needed - done;
    if (filled > MAX_TOKEN_BYTES) {
      throw new FileProblemError('damaged', `${part} has a tag or a text longer than ${MAX_TOKEN_BYTES} bytes.`);
    }
    work.copyWithin(0, done, needed);
    scanned += piece.length;
    onPiece?.(scanned);
    if (scanner.isStopped) return;
  }
  if (filled > 0) throw new FileProblemError('damaged', `${part} ends within a tag or a text.`);
  scanner.finish();
}
