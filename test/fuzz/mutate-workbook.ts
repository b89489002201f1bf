import { below, pick, type Random } from '../bench/data/random';
import { makeZip, type UnpackedPart } from '../fixtures/zip';
import { mutateBytes } from './mutate-bytes';
import { mutateXml } from './mutate-xml';

/** Signatures of the records of a zip archive (APPNOTE.TXT 4.3). */
const ZIP_TOKENS = ['PK\x01\x02', 'PK\x03\x04', 'PK\x05\x06', 'PK\x06\x06', 'PK\x06\x07', 'PK\x07\x08'];

const OTHER_NAMES = ['xl/workbook.xml', 'xl\\workbook.xml', '/xl/sharedStrings.xml', '../../evil.xml', 'a/b', ''];

/** A workbook with something wrong: in the archive, among its parts or, mostly, within one. */
export function mutateWorkbook(random: Random, parts: readonly UnpackedPart[]): Buffer {
  const chance = random();
  if (chance < 0.2) return mutateBytes(random, makeZip(parts), ZIP_TOKENS);
  if (chance < 0.35) return makeZip(mutateParts(random, parts), { level: 1 });
  const changed = below(random, parts.length);
  return makeZip(
    parts.map((part, index) => {
      // The sheet is the largest part, and most can go wrong there.
      const wanted = random() < 0.5 ? part.name.includes('sheet') : index === changed;
      return wanted ? { name: part.name, content: mutateContent(random, part.content) } : part;
    }),
    { level: pick(random, [0, 1]) },
  );
}

function mutateContent(random: Random, content: Buffer): Buffer {
  return random() < 0.75 ? mutateXml(random, content) : mutateBytes(random, content, []);
}

function mutateParts(random: Random, parts: readonly UnpackedPart[]): UnpackedPart[] {
  const index = below(random, parts.length);
  const part = parts[index]!;
  const other = pick(random, parts);
  const rest = parts.filter((_, at) => at !== index);
  switch (below(random, 6)) {
    case 0:
      return rest;
    case 1:
      return [...rest, { name: pick(random, OTHER_NAMES), content: part.content }];
    case 2:
      return [...parts, part];
    case 3:
      return [...rest, { name: part.name, content: other.content }];
    case 4:
      return [...rest, { name: part.name, content: Buffer.alloc(0) }];
    default:
      return [...rest, part];
  }
}
