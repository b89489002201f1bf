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
  const sizeOn = (screen: Box | undefined) => ({
    width: Math.max(LEAST_SIZE.width, Math.min(was.width, screen?.width ?? was.width)),
    height: Math.max(LEAST_SIZE.height, Math.min(was.height, screen?.height ?? was.height)),
  });
  const [best] = screens
    .map((screen) => {
      // Made smaller, it may no longer reach into the screen.
      const box = { ...was, ...sizeOn(screen) };
      return { box, seen: overlap({ ...box, height: SEEN_PX.height }, screen) };
    })
    .sort((one, other) => other.seen.width * other.seen.height - one.seen.width * one.seen.height);
  if (best === undefined || best.seen.width < SEEN_PX.width || best.seen.height < SEEN_PX.height)
    return sizeOn(screens[0]);
  return best.box;
}

function overlap(one: Box, other: Box): { width: number; height: number } {
  const length = (from: number, to: number) => Math.max(0, to - from);
  return {
    width: length(Math.max(one.x, other.x), Math.min(one.x + one.width, other.x + other.width)),
    height: length(Math.max(one.y, other.y), Math.min(one.y + one.height, other.y + other.height)),
  };
}
