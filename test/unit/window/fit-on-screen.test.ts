import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitOnScreen, LEAST_SIZE, type Box } from '../../../electron/window/placing/fit-on-screen';

const MAIN: Box = { x: 0, y: 0, width: 1920, height: 1040 };
const LEFT: Box = { x: -1280, y: 100, width: 1280, height: 720 };

describe('the window opens', () => {
  it('in its usual size the first time', () => {
    expect(fitOnScreen(null, [MAIN])).toEqual({ width: 1280, height: 800 });
  });

  it('where it was, also on a second screen', () => {
    for (const was of [
      { x: 100, y: 50, width: 1000, height: 700 },
      { x: -1200, y: 120, width: 900, height: 600 },
    ])
      expect(fitOnScreen(was, [MAIN, LEFT])).toEqual(was);
  });

  it('on the main screen if its own was unplugged', () => {
    expect(fitOnScreen({ x: -1200, y: 120, width: 900, height: 600 }, [MAIN])).toEqual({ width: 900, height: 600 });
  });

  it('on the main screen if its top cannot be reached', () => {
    for (const at of [
      { x: 100, y: -200 },
      { x: 1900, y: 50 },
      { x: 100, y: 1030 },
    ])
      expect(fitOnScreen({ ...at, width: 1000, height: 700 }, [MAIN])).toEqual({ width: 1000, height: 700 });
  });

  it('no larger than the screen, which may have become smaller', () => {
    expect(fitOnScreen({ x: 0, y: 0, width: 3000, height: 2000 }, [MAIN])).toEqual({ ...MAIN });
  });

  it('in the middle, where it would not be seen any more on a screen that has become smaller', () => {
    const opened = fitOnScreen({ x: -886, y: 0, width: 1040, height: 200 }, [{ x: -6, y: 0, width: 200, height: 200 }]);
    expect(opened).toEqual(LEAST_SIZE);
  });

  it('in reach, whatever the screens are, and never too small to use', () => {
    const box = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
      width: fc.integer({ min: 200, max: 5000 }),
      height: fc.integer({ min: 200, max: 5000 }),
    });
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 3 }), (was, screens) => {
        const opened = fitOnScreen(was, screens);
        expect(opened.width).toBeGreaterThanOrEqual(LEAST_SIZE.width);
        expect(opened.height).toBeGreaterThanOrEqual(LEAST_SIZE.height);
        if (!('x' in opened)) return;
        const isReached = screens.some(
          (screen) =>
            opened.y >= screen.y &&
            opened.y < screen.y + screen.height &&
            opened.x < screen.x + screen.width &&
            opened.x + opened.width > screen.x,
        );
        expect(isReached).toBe(true);
      }),
    );
  });
});
