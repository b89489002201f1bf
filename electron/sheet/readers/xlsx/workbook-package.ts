import { FileProblemError } from '../../source/file-problem-error';
import { ElementWalker, type VisitedElement } from './element-walker';
import { inflatePart } from './inflate-part';
import type { MarkupScanner } from './markup-scanner';
import { scanPart } from './scan-part';
import { readZipDirectory, type ZipEntry } from './zip-archive';

/** A reference from one part of the package to another. */
export interface Relationship {
  id: string;
  /** The last step of the type's URI, such as `worksheet`. It is the same in transitional and strict files. */
  kind: string;
  /** The part's name, without a leading `/`. */
  target: string;
}

/** Each leads to a part, and an archive has at most this many parts. */
const MAX_RELATIONSHIPS = 10_000;

/** A workbook's file: parts in a zip archive that refer to each other by relationships (ECMA-376 part 2). */
export class WorkbookPackage {
  readonly #entries = new Map<string, ZipEntry>();

  /**
   * @param pieceBytes size of the pieces in which parts are inflated
   * @throws FileProblemError `damaged`, `too-large`
   */
  constructor(
    private readonly bytes: Buffer,
    private readonly pieceBytes: number,
  ) {
    for (const entry of readZipDirectory(bytes)) this.#entries.set(entry.name.toLowerCase(), entry);
  }

  /** Part names are case-insensitive (ECMA-376 part 2, 6.2.2.3). */
  entry(part: string): ZipEntry | undefined {
    return this.#entries.get(part.toLowerCase());
  }

  /**
   * Scans a part. `onPiece` is called with the number of bytes scanned.
   *
   * @throws FileProblemError `damaged`, `password`, and the scanner's errors
   */
  async scan(
    part: string,
    scanner: MarkupScanner,
    { pieceBytes = this.pieceBytes, onPiece }: { pieceBytes?: number; onPiece?: (scannedBytes: number) => void } = {},
  ): Promise<void> {
    const entry = this.entry(part);
    if (entry === undefined) throw new FileProblemError('damaged', `The workbook lacks ${part}.`);
    await scanPart(part, inflatePart(this.bytes, entry, pieceBytes), scanner, onPiece);
  }

  /** Walks the elements of a part. */
  async walk(part: string, visit: (element: VisitedElement) => void): Promise<void> {
    await this.scan(part, new ElementWalker(part, visit));
  }

  /** The relationships of a part, or of the package if `part` is empty. Empty if it has none. */
  async relationships(part: string): Promise<Relationship[]> {
    const slash = part.lastIndexOf('/') + 1;
    const rels = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
    const found: Relationship[] = [];
    if (this.entry(rels) === undefined) return found;
    await this.walk(rels, (element) => {
      if (element.path !== 'Relationships/Relationship' || element.attribute('TargetMode') === 'External') return;
      if (found.length === MAX_RELATIONSHIPS) throw new FileProblemError('damaged', `${rels} has too many entries.`);
      const type = element.attribute('Type') ?? '';
      found.push({
        id: element.attribute('Id') ?? '',
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: this.#resolve(part.slice(0, slash), element.attribute('Target') ?? ''),
      });
    });
    return found;
  }

  /** The part's name for a target, which may be absolute or relative, also upwards, but never above the package. */
  #resolve(folder: string, target: string): string {
    const steps: string[] = [];
    for (const step of (target.startsWith('/') ? target : folder + target).replaceAll('\\', '/').split('/')) {
      if (step === '..') steps.pop();
      else if (step !== '' && step !== '.') steps.push(step);
    }
    const name = steps.join('/');
    return this.entry(name) === undefined ? decoded(name) : name;
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A percent sign that begins no escape is part of the name.
    return name;
  }
}
