import { FileProblemError } from '../../source/file-problem-error';
import { LONG_NAME, shortName } from './markup-scanner';
import type { TextArena } from './text-arena';
import { textEdges } from './text-edges';
import { TextScanner } from './text-scanner';
import { takeUsualStrings } from './usual-strings';

const FIRST_CAPACITY = 1024;
/** Many times what any sheet of customers has. */
const MAX_STRINGS = 64_000_000;

/** The texts that cells share (ECMA-376 part 1, 18.4): the position of each in the arena, and its edges (see `textEdges`). */
export class SharedStrings {
  count = 0;
  places = new Uint32Array(FIRST_CAPACITY);
  edges = new Uint8Array(FIRST_CAPACITY);

  add(place: number, edges: number): void {
    const { count } = this;
    if (count === MAX_STRINGS) {
      throw new FileProblemError('too-large', `The workbook has more than ${MAX_STRINGS} shared strings.`);
    }
    if (count === this.places.length) {
      this.places = grown(this.places, new Uint32Array(count * 2));
      this.edges = grown(this.edges, new Uint8Array(count * 2));
    }
    this.places[count] = place;
    this.edges[count] = edges;
    this.count = count + 1;
  }
}

function grown<Items extends Uint32Array | Uint8Array>(items: Items, larger: Items): Items {
  larger.set(items);
  return larger;
}

const SI = shortName('si');
const T = shortName('t');
const R = shortName('r');
const SST = shortName('sst');

// States of the scanner. Plain numbers, since some of the compilers in use turn enums into objects.
const START = 0;
const TABLE = 1;
const ITEM = 2;
const RUN = 3;
const TEXT = 4;
const SKIP = 5;
const USUAL = 6;

/** More than there can be. Unlike Infinity, it is a small integer for the compiler. */
const ALL_STRINGS = 2 ** 30;

/** Reads the part with shared strings: plain ones, and all runs of rich ones, without their pronunciation (`rPh`). */
export class SharedStringsScanner extends TextScanner {
  #state: number = START;
  #textParent: number = ITEM;
  #skipParent: number = START;
  #skipDepth = 0;

  /** @param needed number of strings wanted; the part is not read further */
  constructor(
    part: string,
    arena: TextArena,
    private readonly strings: SharedStrings,
    private readonly needed = ALL_STRINGS,
  ) {
    super(part, arena);
  }

  protected open(code: number, nameStart: number): number {
    const state = this.#state;
    if (state === TABLE && code === SI) {
      const at = nameStart - 1;
      const behind = takeUsualStrings(this.bytes, at, this.end, this.arena, this.strings, this.needed);
      if (behind > at) return this.#passUsual(behind);
    }
    const next = this.skipAttributes();
    if (next < 0) return next;
    const child = state === SKIP ? SKIP : childOf(state, code);
    if (child === SKIP) {
      if (state !== SKIP) {
        this.#skipParent = state;
        this.#skipDepth = this.depth;
      }
    } else if (child === ITEM) this.arena.begin();
    else if (child === TEXT) {
      this.#textParent = state;
      this.wantsText = true;
    }
    this.#state = child;
    return next;
  }

  protected close(): void {
    switch (this.#state) {
      case TEXT:
        this.#state = this.#textParent;
        this.wantsText = false;
        return;
      case RUN:
        this.#state = ITEM;
        return;
      case ITEM:
        this.#addString();
        this.#state = TABLE;
        return;
      case SKIP:
        if (this.depth === this.#skipDepth) this.#state = this.#skipParent;
        return;
      case USUAL:
        this.#state = TABLE;
        this.#stopWhereEnough();
        return;
      case TABLE:
        this.#state = START;
        return;
    }
  }

  /** Strings taken in one go count as one empty element. */
  #passUsual(behind: number): number {
    this.#state = USUAL;
    this.selfClosed = true;
    return behind;
  }

  #addString(): void {
    const { arena, strings } = this;
    const edges = textEdges(arena.bytes, arena.begun, arena.length);
    strings.add(arena.end(), edges);
    this.#stopWhereEnough();
  }

  #stopWhereEnough(): void {
    if (this.strings.count >= this.needed) this.stopped = true;
  }
}

function childOf(state: number, code: number): number {
  if (code === LONG_NAME) return SKIP;
  switch (state) {
    case START:
      return code === SST ? TABLE : SKIP;
    case TABLE:
      return code === SI ? ITEM : SKIP;
    case ITEM:
      return code === T ? TEXT : code === R ? RUN : SKIP;
    case RUN:
      return code === T ? TEXT : SKIP;
    default:
      return SKIP;
  }
}
