/**
 * Scrolling through more rows than an element can hold. Chromium limits an element to 2^25 − 4 physical pixels, which are fewer CSS pixels
 * at a higher zoom or on a HiDPI screen. Up to that limit the element is as high as the content. Beyond it the element has the greatest
 * height: its first and last tenth match the content pixel by pixel, and the part between is scaled to the rest of the content.
 */

/** Chromium's limit, less some room for the header and for rounding. */
const MOST_PHYSICAL_PX = 33_000_000;
/** The part of the scroll range at either end where content and element match. */
const PLAIN_PART = 0.1;
/** A scroll by more views than this counts as a jump of the scrollbar's thumb, whose target position matters, not its distance. */
const JUMP_VIEWS = 2;
/** The least distance of a jump: one turn of the wheel may exceed a low window. */
const LEAST_JUMP_PX = 1_000;

/** All in CSS pixels. */
export interface ScrollRange {
  /** Height of all rows. */
  contentPx: number;
  /** Height of the scrolled element. */
  elementPx: number;
  /** Height of the visible part. */
  viewPx: number;
}

export interface ScrollPlace {
  /** Of the element. */
  scrollTop: number;
  /** The pixel of the content at the upper edge of the view. */
  contentTop: number;
}

/** @param pixelRatio physical pixels in a CSS pixel, zoom included (`devicePixelRatio`) */
export function scrollRange(contentPx: number, viewPx: number, pixelRatio: number): ScrollRange {
  return { contentPx, elementPx: Math.min(contentPx, Math.floor(MOST_PHYSICAL_PX / pixelRatio)), viewPx };
}

/** The content's place after the element was scrolled: moved by the same distance or, for a jump, where the thumb points. */
export function followScroll(from: ScrollPlace, scrollTop: number, range: ScrollRange): ScrollPlace {
  const moved = scrollTop - from.scrollTop;
  const isJump = Math.abs(moved) > Math.max(LEAST_JUMP_PX, JUMP_VIEWS * range.viewPx);
  return { scrollTop, contentTop: isJump ? contentTopOf(scrollTop, range) : keepIn(from.contentTop + moved, range) };
}

/** The place at which a pixel of the content is at the upper edge, or as near to it as the content allows. */
export function placeOf(contentTop: number, range: ScrollRange): ScrollPlace {
  const top = keepIn(contentTop, range);
  const { plain, steepness, contentEnd, elementEnd } = bend(range);
  if (top <= plain) return { scrollTop: top, contentTop: top };
  if (top >= contentEnd - plain) return { scrollTop: elementEnd - (contentEnd - top), contentTop: top };
  return { scrollTop: plain + (top - plain) / steepness, contentTop: top };
}

/** The nearest place that shows all pixels from `top` to `bottom`. */
export function contentTopShowing(top: number, bottom: number, { contentTop }: ScrollPlace, viewPx: number): number {
  if (top < contentTop) return top;
  return bottom > contentTop + viewPx ? bottom - viewPx : contentTop;
}

function contentTopOf(scrollTop: number, range: ScrollRange): number {
  const { plain, steepness, contentEnd, elementEnd } = bend(range);
  if (scrollTop <= plain) return Math.max(0, scrollTop);
  if (scrollTop >= elementEnd - plain) return keepIn(contentEnd - (elementEnd - scrollTop), range);
  return plain + (scrollTop - plain) * steepness;
}

function bend({ contentPx, elementPx, viewPx }: ScrollRange) {
  const contentEnd = Math.max(0, contentPx - viewPx);
  const elementEnd = Math.max(0, elementPx - viewPx);
  const plain = elementEnd * PLAIN_PART;
  const steepness = elementEnd === 0 ? 1 : (contentEnd - 2 * plain) / (elementEnd - 2 * plain);
  return { contentEnd, elementEnd, plain, steepness };
}

function keepIn(contentTop: number, { contentPx, viewPx }: ScrollRange): number {
  return Math.max(0, Math.min(contentTop, contentPx - viewPx));
}
