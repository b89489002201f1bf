export const ICO_SIZES: number[];
export function icoOf(png: (size: number) => Buffer): Buffer;
export function icnsOf(png: (size: number) => Buffer): Buffer;
