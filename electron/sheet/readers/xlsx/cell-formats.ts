import { FileProblemError } from '../../source/file-problem-error';
import { builtInFormat, readNumberFormat, type NumberFormat } from './number-format';
import type { WorkbookPackage } from './workbook-package';

/** Excel's limit is 65,490 styles, but some programs write a new one for every cell. */
const MAX_STYLES = 10_000_000;

/** How each of a workbook's cell styles shows a number: see `NumberFormat`. Missing styles are plain. */
export interface CellFormats {
  kinds: Uint8Array;
  zeros: Uint8Array;
  /** By style, for those of kind `MASKED`. */
  masks: ReadonlyMap<number, string>;
}

/**
 * Reads the styles (ECMA-376 part 1, 18.8).
 *
 * @param part null if the workbook has none
 */
export async function readCellFormats(pack: WorkbookPackage, part: string | null): Promise<CellFormats> {
  if (part === null) return { kinds: new Uint8Array(0), zeros: new Uint8Array(0), masks: new Map() };
  const codes = new Map<number, string>();
  const ids: number[] = [];
  await pack.walk(part, (element) => {
    if (element.path === 'styleSheet/numFmts/numFmt') {
      codes.set(Number(element.attribute('numFmtId')), element.attribute('formatCode') ?? '');
    } else if (element.path === 'styleSheet/cellXfs/xf') ids.push(Number(element.attribute('numFmtId') ?? 0));
    if (ids.length + codes.size > MAX_STYLES) {
      throw new FileProblemError('damaged', `The workbook has more than ${MAX_STYLES} styles.`);
    }
  });
  const known = new Map<number, NumberFormat>();
  const kinds = new Uint8Array(ids.length);
  const zeros = new Uint8Array(ids.length);
  const masks = new Map<number, string>();
  ids.forEach((id, style) => {
    let format = known.get(id);
    if (format === undefined) {
      const code = codes.get(id);
      format = code === undefined ? builtInFormat(id) : readNumberFormat(code);
      known.set(id, format);
    }
    kinds[style] = format.kind;
    zeros[style] = format.zeros;
    if (format.mask !== null) masks.set(style, format.mask);
  });
  return { kinds, zeros, masks };
}
