/**
 * Scrolling through more rows than an element can be high. Chromium caps an element at 2^25 − 4 physical pixels, which are fewer CSS
 * pixels at a higher zoom or on a HiDPI screen. Up to there content and element are the same. Beyond, the element is as high as may be:
 * its first and last tenth are the content's own, pixel by pixel, and what lies between stands for all the rest.
 */

/** Some room below Chromium's cap, for the header and for rounding. */
const MOST_PHYSICAL_PX = 33_000_000;
/** The part of the scroll range at either end where content and element go together. */
const PLAIN_PART = 0.1;
/** A scroll by more views than this is a jump of the scrollbar's thumb: it is about where, not about how far. */
const JUMP_VIEWS = 2;
/** But not less: a wheel turns by more than a low window has. */
const LEAST_JUMP_PX = 1_000;

/** All in CSS pixels. */
export interface ScrollRange {
  /** Height of all rows. */
  contentPx: number;
  /** Height of the element that is scrolled. */
  elementPx: number;
  /** Height of the part that is seen. */
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

/** Where the content stands after the element was scrolled: moved along with it, or for a jump where the thumb points to. */
export function followScroll(from: ScrollPlace, scrollTop: number, range: ScrollRange): ScrollPlace {
  const moved = scrollTop - from.scrollTop;
  const isJump = Math.abs(moved) > Math.max(LEAST_JUMP_PX, JUMP_VIEWS * range.viewPx);
  return { scrollTop, contentTop: isJump ? contentTopOf(scrollTop, range) : keepIn(from.contentTop + moved, range) };
}

/** The place of a pixel of the content that is to stand at the upper edge, as far as the content goes. */
export function placeOf(contentTop: number, range: ScrollRange): ScrollPlace {
  const top = keepIn(contentTop, range);
  const { plain, steepness, contentEnd, elementEnd } = bend(range);
  if (top <= plain) return { scrollTop: top, contentTop: top };
  if (top >= contentEnd - plain) return { scrollTop: elementEnd - (contentEnd - top), contentTop: top };
  return { scrollTop: plain + (top - plain) / steepness, contentTop: top };
}

/** The least move that shows all of the pixels from `top` to `bottom`. */
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
