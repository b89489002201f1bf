import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { icnsOf, icoOf } from './containers.mjs';

const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
/** For the window's own icon and the tray. */
const PROGRAM_SIZES = { 'window.png': 256, 'tray.png': 16, 'tray@2x.png': 32 };

/** Renders `assets/icon.svg` into `out/icons/`: for each system's installer, and for the program itself. */
export function makeIcons(root) {
  const svg = readFileSync(join(root, 'assets', 'icon.svg'), 'utf8');
  const png = (size) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
  const folder = join(root, 'out', 'icons');
  mkdirSync(join(folder, 'linux'), { recursive: true });
  writeFileSync(join(folder, 'icon.ico'), icoOf(png));
  writeFileSync(join(folder, 'icon.icns'), icnsOf(png));
  for (const size of LINUX_SIZES) writeFileSync(join(folder, 'linux', `${size}x${size}.png`), png(size));
  for (const [name, size] of Object.entries(PROGRAM_SIZES)) writeFileSync(join(folder, name), png(size));
}
