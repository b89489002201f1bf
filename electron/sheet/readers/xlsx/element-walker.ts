import { MarkupScanner } from './markup-scanner';

/** What {@link ElementWalker} reports about an element. */
export interface VisitedElement {
  /** Local names from the root, such as `workbook/sheets/sheet`. */
  readonly path: string;
  /** The value of the first attribute with this local name. */
  attribute(localName: string): string | undefined;
}

const COLON = Buffer.from(':');
const FIELDS = 4;
/** Far more than in any real part. Without limits, a hostile one could make every step of the walk slow. */
const MAX_NAME_BYTES = 256;
const MAX_ATTRIBUTES = 1000;

/** Walks the elements of a part that is not a table, such as a list of sheets, relationships or styles. */
export class ElementWalker extends MarkupScanner implements VisitedElement {
  path = '';
  readonly #lengths: number[] = [];
  /** Start and end of each attribute's name and value. */
  #attributes: number[] = [];

  constructor(
    part: string,
    private readonly visit: (element: VisitedElement) => void,
  ) {
    super(part);
  }

  attribute(localName: string): string | undefined {
    const name = Buffer.from(localName);
    const all = this.#attributes;
    for (let index = 0; index < all.length; index += FIELDS) {
      let start = all[index] as number;
      const end = all[index + 1] as number;
      const colon = this.bytes.subarray(start, end).indexOf(COLON);
      start += colon + 1;
      if (!this.isName(start, end, name)) continue;
      return attributeText(this.bytes.toString('utf8', all[index + 2], all[index + 3]));
    }
    return undefined;
  }

  protected open(_code: number, nameStart: number, nameEnd: number): number {
    this.#attributes = [];
    if (nameEnd - nameStart > MAX_NAME_BYTES) throw this.damaged('has a name without end');
    while (this.nextAttribute()) {
      if (this.#attributes.length === MAX_ATTRIBUTES * FIELDS) throw this.damaged('has a tag of too many attributes');
      this.#attributes.push(this.attributeStart, this.attributeEnd, this.valueStart, this.valueEnd);
    }
    if (this.at < 0) return -1;
    this.#lengths.push(this.path.length);
    const name = this.bytes.toString('latin1', nameStart, nameEnd);
    this.path = this.path === '' ? name : `${this.path}/${name}`;
    this.visit(this);
    return this.at;
  }

  protected close(): void {
    this.path = this.path.slice(0, this.#lengths.pop());
  }

  protected text(at: number): number {
    return at;
  }

  protected literalText(): void {
    // The text of such parts has no meaning.
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

/** Resolves white space and references as in XML (XML 1.0, 3.3.3), then `_xHHHH_` (ECMA-376 part 1, 22.9.2.19). */
function attributeText(raw: string): string {
  return raw
    .replace(/[\t\r\n]/g, ' ')
    .replace(
      /&(?:#x([\da-f]{1,8})|#(\d{1,10})|(\w{1,8}));/gi,
      (whole, hexadecimal?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return ENTITIES[name] ?? whole;
        const code = hexadecimal === undefined ? parseInt(decimal ?? '', 10) : parseInt(hexadecimal, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    )
    .replace(/_x([\da-f]{4})_/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}
