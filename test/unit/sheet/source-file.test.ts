import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSourceFile } from '../../../electron/sheet/readers/source-file';
import { temporaryFolder } from '../../fakes/temporary-folder';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

const signal = new AbortController().signal;
const fileOf = (name: string, content: string | Buffer): string => {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
};
const problem = (code: string) => ({ problem: { code } });

describe('a file on its way in', () => {
  it('is read whole, in pieces that are told of', async () => {
    const content = Buffer.from(Array.from({ length: 20 * 1024 * 1024 }, (_, n) => n % 251));
    const source = await openSourceFile(fileOf('large', content));
    const told: number[] = [];
    expect((await source.readAll({ signal, onPiece: (bytes) => told.push(bytes) })).equals(content)).toBe(true);
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toBe(content.length);
    expect(source.head.equals(content.subarray(0, source.head.length))).toBe(true);
    await source.assertUnchanged();
    await source.close();
  });

  it('that becomes shorter is said to have changed', async () => {
    const path = fileOf('shrinks', Buffer.alloc(600_000, 'a'));
    const source = await openSourceFile(path);
    truncateSync(path, 300_000);
    await expect(source.readAll({ signal })).rejects.toMatchObject(problem('changed'));
    await source.close();
  });

  it('that becomes longer is said to have changed', async () => {
    const path = fileOf('grows', 'id\n1\n');
    const source = await openSourceFile(path);
    appendFileSync(path, '2\n');
    expect((await source.readAll({ signal })).toString()).toBe('id\n1\n');
    await expect(source.assertUnchanged()).rejects.toMatchObject(problem('changed'));
    await source.close();
  });

  it.skipIf(process.platform === 'win32')('that is taken away while it is read is read to its end', async () => {
    const path = fileOf('vanishes', Buffer.alloc(600_000, 'a'));
    const source = await openSourceFile(path);
    rmSync(path);
    expect(await source.readAll({ signal })).toHaveLength(600_000);
    await source.close();
  });

  it('is no longer read once reading is called off', async () => {
    const source = await openSourceFile(fileOf('called-off', Buffer.alloc(20 * 1024 * 1024)));
    const controller = new AbortController();
    const reading = source.readAll({
      signal: controller.signal,
      onPiece: () => controller.abort(new Error('called off')),
    });
    await expect(reading).rejects.toThrow('called off');
    await source.close();
  });

  it.each([
    ['is not there', () => join(folder.path, 'nowhere.csv'), 'not-found'],
    ['has a file for a folder', () => join(fileOf('a', 'x'), 'b.csv'), 'not-found'],
    ['has no bytes', () => fileOf('empty.csv', ''), 'empty'],
    ['is a folder', () => folder.path, 'is-folder'],
    [
      'is a Numbers document in a folder',
      () => mkdirSync(join(folder.path, 'a.numbers'), { recursive: true }) ?? '',
      'numbers',
    ],
  ])('is refused where it %s', async (_what, path, code) => {
    await expect(openSourceFile(path())).rejects.toMatchObject(problem(code));
  });

  it.skipIf(process.platform === 'win32')(
    'is refused at once where it is a device or a pipe, that would never end',
    async () => {
      await expect(openSourceFile('/dev/zero')).rejects.toMatchObject(problem('not-a-table'));
      const pipe = join(folder.path, 'pipe');
      execFileSync('mkfifo', [pipe]);
      await expect(openSourceFile(pipe)).rejects.toMatchObject(problem('not-a-table'));
    },
  );
});
