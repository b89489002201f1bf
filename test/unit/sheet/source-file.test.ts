import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digesting } from '../../../electron/sheet/source/reading-digest';
import { readWhole } from '../../../electron/sheet/source/read-whole';
import { openSourceFile } from '../../../electron/sheet/source/source-file';
import { temporaryFolder } from '../../fakes/temporary-folder';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

const fileOf = (name: string, content: string | Buffer): string => {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
};
const problem = (code: string) => ({ problem: { code } });

describe('a file being read', () => {
  it('is read completely and hashed', async () => {
    const content = Buffer.alloc(20 * 1024 * 1024, Buffer.from(Array.from({ length: 251 }, (_, n) => n)));
    const hash = createHash('sha256');
    const source = digesting(await openSourceFile(fileOf('large', content)), {
      hash: (bytes) => Promise.resolve(hash.update(bytes)),
      digest: () => Promise.resolve(hash.digest('hex')),
    });
    expect((await readWhole(source)).equals(content)).toBe(true);
    expect(await source.digest()).toBe(createHash('sha256').update(content).digest('hex'));
    expect(source.head.equals(content.subarray(0, source.head.length))).toBe(true);
    await source.assertUnchanged();
    await source.close();
  });

  it('that becomes shorter is reported as changed', async () => {
    const path = fileOf('shrinks', Buffer.alloc(600_000, 'a'));
    const source = await openSourceFile(path);
    truncateSync(path, 300_000);
    await expect(readWhole(source)).rejects.toMatchObject(problem('changed'));
    await source.close();
  });

  it('that becomes longer is reported as changed', async () => {
    const path = fileOf('grows', 'id\n1\n');
    const source = await openSourceFile(path);
    appendFileSync(path, '2\n');
    expect((await readWhole(source)).toString()).toBe('id\n1\n');
    await expect(source.assertUnchanged()).rejects.toMatchObject(problem('changed'));
    await source.close();
  });

  it.skipIf(process.platform === 'win32')('that is removed meanwhile is still read to its end', async () => {
    const path = fileOf('vanishes', Buffer.alloc(600_000, 'a'));
    const source = await openSourceFile(path);
    rmSync(path);
    expect(await readWhole(source)).toHaveLength(600_000);
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
  ])('is refused if it %s', async (_what, path, code) => {
    await expect(openSourceFile(path())).rejects.toMatchObject(problem(code));
  });

  it.skipIf(process.platform === 'win32')(
    'is refused at once if it is a device or a pipe, which would never end',
    async () => {
      await expect(openSourceFile('/dev/zero')).rejects.toMatchObject(problem('not-a-table'));
      const pipe = join(folder.path, 'pipe');
      execFileSync('mkfifo', [pipe]);
      await expect(openSourceFile(pipe)).rejects.toMatchObject(problem('not-a-table'));
    },
  );
});
