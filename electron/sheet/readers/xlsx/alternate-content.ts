/**
 * Follows `mc:AlternateContent` (ECMA-376 part 3) for a reader that understands no extension: every `mc:Choice` is skipped, and the
 * content of `mc:Fallback` is read as if it stood in the place of the whole.
 */
export class AlternateContent {
  /** Whether the scan is inside of an alternative, but not in its fallback. */
  isSkipping = false;
  /** How many elements are around the innermost open `AlternateContent` or `Fallback`; -1 outside of all. */
  depth = -1;
  /** Those of all open ones, in turn an `AlternateContent` and its `Fallback`. */
  readonly #depths: number[] = [];

  /** Enters an `AlternateContent`, or the `Fallback` of the innermost one. */
  enter(depth: number): void {
    this.#depths.push(depth);
    this.depth = depth;
    this.isSkipping = !this.isSkipping;
  }

  /** Leaves the innermost one. */
  leave(): void {
    this.#depths.pop();
    this.depth = this.#depths.at(-1) ?? -1;
    this.isSkipping = !this.isSkipping;
  }
}
