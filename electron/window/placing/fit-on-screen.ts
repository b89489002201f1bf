/** In DIP, as Electron has it. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const LEAST_SIZE = { width: 880, height: 560 };
const USUAL_SIZE = { width: 1280, height: 800 };
/** Of the strip at its top, by which a person moves a window. */
const SEEN_PX = { width: 160, height: 32 };

/**
 * Where the window opens: where it was, if a screen still shows enough of its top to move it, and no larger than that screen. Otherwise in
 * the middle of the main screen, which Electron does for a size without a place.
 *
 * @param screens the work areas, without the system's bars
 */
export function fitOnScreen(was: Box | null, screens: readonly Box[]): Box | { width: number; height: number } {
  if (was === null) return USUAL_SIZE;
  const strip = { ...was, height: SEEN_PX.height };
  const [best] = screens
    .map((screen) => ({ screen, seen: overlap(strip, screen) }))
    .sort((one, other) => other.seen.width * other.seen.height - one.seen.width * one.seen.height);
  const size = (screen: Box | undefined) => ({
    width: Math.max(LEAST_SIZE.width, Math.min(was.width, screen?.width ?? was.width)),
    height: Math.max(LEAST_SIZE.height, Math.min(was.height, screen?.height ?? was.height)),
  });
  if (best === undefined || best.seen.width < SEEN_PX.width || best.seen.height < SEEN_PX.height)
    return size(screens[0]);
  return { x: was.x, y: was.y, ...size(best.screen) };
}

function overlap(one: Box, other: Box): { width: number; height: number } {
  const length = (from: number, to: number) => Math.max(0, to - from);
  return {
    width: length(Math.max(one.x, other.x), Math.min(one.x + one.width, other.x + other.width)),
    height: length(Math.max(one.y, other.y), Math.min(one.y + one.height, other.y + other.height)),
  };
}
