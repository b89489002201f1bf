/**
 * Tracks `mc:AlternateContent` (ECMA-376 part 3) for a reader that supports no extension: every `mc:Choice` is skipped, and the content of
 * `mc:Fallback` is read in place of the whole.
 */
export class AlternateContent {
  /** Whether the scanner is inside an `AlternateContent`, but not in its `Fallback`. */
  isSkipping = false;
  /** Depth of the innermost open `AlternateContent` or `Fallback`; −1 if none is open. */
  depth = -1;
  /** Depths of all open ones: an `AlternateContent`, its `Fallback`, an `AlternateContent` in that, and so on. */
  readonly #depths: number[] = [];

  /** Enters an `AlternateContent`, or the `Fallback` of the innermost `AlternateContent`. */
  enter(depth: number): void {
    this.#depths.push(depth);
    this.depth = depth;
    this.isSkipping = !this.isSkipping;
  }

  /** Leaves the innermost element entered. */
  leave(): void {
    this.#depths.pop();
    this.depth = this.#depths.at(-1) ?? -1;
    this.isSkipping = !this.isSkipping;
  }
}
