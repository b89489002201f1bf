/** Bytes with a meaning in CSV files. */
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const EQUALS = 0x3d;
export const BACKSLASH = 0x5c;

/** The same as needles, since shared memory must not be searched for numbers (`threads/shared-memory.ts`). */
export const NULL_NEEDLE = Buffer.of(0);
export const LF_NEEDLE = Buffer.of(LF);
export const CR_NEEDLE = Buffer.of(CR);
