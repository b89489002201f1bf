import { FileProblemError } from '../../source/file-problem-error';
import { MAX_TOKEN_BYTES, type MarkupScanner } from './markup-scanner';

/**
 * Has a scanner go over a part's bytes as they come. Only what the scanner could not finish is carried over to the next piece.
 *
 * @param onPiece Hears how many bytes were scanned; what it throws ends the scan.
 * @throws FileProblemError `damaged` where the part ends too early or holds a token without end
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
      // A quarter more: what is carried over is short as a rule, and differs from piece to piece.
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
