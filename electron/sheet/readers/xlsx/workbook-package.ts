import { FileProblemError } from '../../source/file-problem-error';
import { ElementWalker, type VisitedElement } from './element-walker';
import { inflatePart } from './inflate-part';
import type { MarkupScanner } from './markup-scanner';
import { scanPart } from './scan-part';
import { readZipDirectory, type ZipEntry } from './zip-archive';

/** A part of the package another one speaks of. */
export interface Relationship {
  id: string;
  /** Last step of the type's address, such as `worksheet`: the same in transitional and strict files. */
  kind: string;
  /** The part's name, without a `/` in front. */
  target: string;
}

/** Each leads to a part; an archive may have no more of them. */
const MAX_RELATIONSHIPS = 10_000;

/** A workbook's file: parts in a zip archive that know each other by relationships (ECMA-376 part 2). */
export class WorkbookPackage {
  readonly #entries = new Map<string, ZipEntry>();

  /**
   * @param pieceBytes Size of the pieces in which parts are inflated.
   * @throws FileProblemError `damaged`, `too-large`
   */
  constructor(
    private readonly bytes: Buffer,
    private readonly pieceBytes: number,
  ) {
    for (const entry of readZipDirectory(bytes)) this.#entries.set(entry.name.toLowerCase(), entry);
  }

  /** Names of parts are the same in capital and small letters (ECMA-376 part 2, 6.2.2.3). */
  entry(part: string): ZipEntry | undefined {
    return this.#entries.get(part.toLowerCase());
  }

  /**
   * Has a scanner go over a part. `onPiece` hears how many of its bytes were scanned.
   *
   * @throws FileProblemError `damaged`, `password`, and what the scanner throws
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

  /** Goes over the elements of a part. */
  async walk(part: string, visit: (element: VisitedElement) => void): Promise<void> {
    await this.scan(part, new ElementWalker(part, visit));
  }

  /** The relationships of a part, or of the package itself where `part` is empty; none where it has none. */
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

  /** The part's name for a target that may be absolute, relative, or lead upwards; never above the package. */
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
    // A percent sign that begins no escape: the name is what it is.
    return name;
  }
}
