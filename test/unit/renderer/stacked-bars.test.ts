import { describe, expect, it } from 'vitest';
import { stackedBars } from '../../../renderer/ui/charts/stacked-bars';

const ORDER = ['good', 'bad'] as const;
const box = { width: 100, height: 42, leastWidth: 10 };

describe('stacked bars', () => {
  it('stand on top of each other from the bottom, the highest as high as the box', () => {
    const { pieces } = stackedBars(
      [
        { good: 30, bad: 10 },
        { good: 20, bad: 0 },
      ],
      ORDER,
      box,
    );
    expect(pieces).toEqual([
      { key: 'good', x: 0, y: 12, width: 23, height: 30 },
      { key: 'bad', x: 0, y: 2, width: 23, height: 10 },
      { key: 'good', x: 24, y: 22, width: 23, height: 20 },
    ]);
  });

  it('reach as far as the axis below, however few they are', () => {
    const bars = [
      { good: 1, bad: 0 },
      { good: 1, bad: 0 },
    ];
    expect(stackedBars(bars, ORDER, { ...box, leastWidth: 80 }).plotWidth).toBe(80);
    expect(stackedBars(bars, ORDER, { ...box, leastWidth: 180 }).plotWidth).toBe(100);
  });

  it('leave a gap where there was nothing', () => {
    const { pieces, plotWidth } = stackedBars(
      [
        { good: 1, bad: 0 },
        { good: 0, bad: 0 },
        { good: 1, bad: 0 },
      ],
      ORDER,
      box,
    );
    expect(pieces.map(({ x }) => x)).toEqual([0, 48]);
    expect(plotWidth).toBe(72);
  });

  it('show one failure among thousands, and stay within the box', () => {
    const bars = Array.from({ length: 120 }, () => ({ good: 5_000, bad: 1 }));
    const { pieces, plotWidth } = stackedBars(bars, ORDER, box);
    expect(plotWidth).toBeCloseTo(100);
    for (const { key, x, y, width, height } of pieces) {
      if (key === 'bad') expect(height).toBe(2);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(42);
      expect(x + width).toBeLessThanOrEqual(100.001);
    }
  });

  it('are not drawn without counts', () => {
    expect(stackedBars([], ORDER, box)).toEqual({ pieces: [], plotWidth: 0 });
    expect(stackedBars([{ good: 0, bad: 0 }], ORDER, box).pieces).toEqual([]);
  });
});
