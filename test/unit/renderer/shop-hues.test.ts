import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SHOP_HUES } from '../../../shared/shop/shop-hue';

const renderer = join(import.meta.dirname, '..', '..', '..', 'renderer');
const marks = readFileSync(join(renderer, 'ui', 'shop-mark.module.css'), 'utf8');
const tokens = readFileSync(join(renderer, 'app', 'theme', 'tokens.css'), 'utf8');

/** Relative luminance (WCAG 2) of `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

it('the colours of shops are all there, and seen on the surface of both themes', () => {
  const hues = [...marks.matchAll(/data-hue='\d'\] \{\s*--dot: (#\w{6})/g)].map(([, colour]) => colour ?? '');
  const surfaces = [...tokens.matchAll(/--ai-surface: (#\w{6})/g)].map(([, colour]) => colour ?? '');
  expect(new Set(hues).size).toBe(SHOP_HUES);
  expect(surfaces).toHaveLength(2);
  for (const surface of surfaces) {
    // What is no text needs 3:1 (WCAG 1.4.11).
    expect(hues.filter((hue) => contrast(hue, surface) < 3)).toEqual([]);
  }
});
