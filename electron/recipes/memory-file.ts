import { readFile, stat, writeFile } from 'node:fs/promises';
import { MAX_MEMORY_BYTES, readMemory, type MemoryFile } from '../../shared/memory/memory-file';
import { AppError } from '../errors/app-error';

/** Throws `memory-too-large` for a file that could not be read again, and `file-not-writable`. */
export async function writeMemoryFile(path: string, memory: MemoryFile): Promise<void> {
  const text = `${JSON.stringify(memory, null, 2)}\n`;
  if (Buffer.byteLength(text) > MAX_MEMORY_BYTES) throw new AppError('memory-too-large');
  await writeFile(path, text).catch((error: unknown) => {
    throw new AppError('file-not-writable', (error as NodeJS.ErrnoException).code ?? '');
  });
}

/** Reads layouts and recipes from a file that may come from anywhere. Throws the codes of `MemoryProblem`. */
export async function readMemoryFile(path: string): Promise<MemoryFile> {
  const found = await stat(path).catch(() => null);
  // A pipe has no size, and would never end.
  if (found?.isFile() !== true || found.size > MAX_MEMORY_BYTES) throw new AppError('memory-unreadable');
  const read = readMemory(jsonOf(await readFile(path, 'utf8').catch(() => '')));
  if (!read.ok) throw new AppError(read.problem, read.detail);
  return read.memory;
}

function jsonOf(text: string): unknown {
  try {
    // Some editors put a mark at the start, which is no JSON.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return null;
  }
}
