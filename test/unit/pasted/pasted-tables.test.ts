import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { tableOf } from '../../../electron/pasted/clipboard-table';
import { createPastedTables } from '../../../electron/pasted/pasted-tables';
import { temporaryFolder } from '../../fakes/temporary-folder';

describe('a table in the clipboard', () => {
  const html = '<meta charset="utf-8"><table><tr><td>id</td></tr><tr><td>1</td></tr></table>';
  it.each([
    ['of a spreadsheet', { text: 'id\tname\r\n1\tАнна\r\n', html }, '\ufeffid\tname\r\n1\tАнна\r\n'],
    ['of one column', { text: 'email\na@example.ru', html: '' }, '\ufeffemail\na@example.ru'],
    ['of a page whose text has no cells', { text: 'id 1', html }, `\ufeff${html}`],
    ['with a mark of its own', { text: '\ufeffid\tx\n1\t2', html: '' }, '\ufeffid\tx\n1\t2'],
  ])('%s becomes the content of a file', (_what, clipboard, content) => {
    expect(tableOf(clipboard)).toBe(content);
  });

  it.each([
    ['nothing', { text: '', html: '' }, 'no-table-in-clipboard'],
    ['a word', { text: 'Анна', html: '<b>Анна</b>' }, 'no-table-in-clipboard'],
    ['a header alone', { text: 'id\tname\n', html: '' }, 'no-table-in-clipboard'],
    [
      'a column whose other cells are empty',
      { text: `email${'\r\n'.repeat(1_048_575)}`, html: '' },
      'no-table-in-clipboard',
    ],
    ['too much', { text: 'x'.repeat(128 * 1024 ** 2 + 1), html: '' }, 'clipboard-too-large'],
  ])('is not there if it holds %s', (_what, clipboard, code) => {
    expect(() => tableOf(clipboard)).toThrow(expect.objectContaining({ code }));
  });
});

describe('pasted tables', () => {
  let folder: string;
  let open: Set<string>;
  let drafts: Set<string>;
  let kept: string[];
  let removed: string[];
  let pasted: ReturnType<typeof createPastedTables>;
  beforeEach(() => {
    const own = temporaryFolder();
    onTestFinished(own.remove);
    folder = join(own.path, 'pasted');
    [open, drafts, kept, removed] = [new Set(), new Set(), [], []];
    pasted = createPastedTables(folder, {
      isOpen: (path) => open.has(path),
      hasDraft: (path) => Promise.resolve(drafts.has(path)),
      onKept: (path) => kept.push(path),
      onRemoved: (path) => removed.push(path),
    });
  });
  /** Pastes a table, and keeps it open. */
  const paste = async (): Promise<string> => {
    let opened = '';
    await pasted.open('id\n1', 'Вставленная таблица', (path) => {
      opened = path;
      open.add(path);
      return Promise.resolve();
    });
    return opened;
  };

  it('are files that nobody else can read, under the name that the person sees', async () => {
    const path = await paste();
    expect([basename(path), readFileSync(path, 'utf8'), pasted.has(path)]).toEqual([
      'Вставленная таблица',
      'id\n1',
      true,
    ]);
    expect(pasted.has(join(folder, '..', 'other.csv'))).toBe(false);
    if (process.platform === 'win32') return;
    expect([statSync(path).mode & 0o077, statSync(dirname(path)).mode & 0o077]).toEqual([0, 0]);
  });

  it('go with their sheet', async () => {
    const [one, other] = [await paste(), await paste()];
    open.delete(one);
    await pasted.tidy();
    expect([existsSync(one), existsSync(other), removed]).toEqual([false, true, [one]]);
    open.delete(other);
    await pasted.tidy();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stay while a draft needs them, which is told', async () => {
    const path = await paste();
    open.delete(path);
    drafts.add(path);
    await pasted.tidy();
    expect([existsSync(path), kept, removed]).toEqual([true, [path], []]);
    drafts.delete(path);
    await pasted.tidy();
    expect([readdirSync(folder), removed]).toEqual([[], [path]]);
  });

  it('stay until it is known whether they open, and go if they do not', async () => {
    let path = '';
    await pasted.open('id\n1', 'x', async (stored) => {
      path = stored;
      await pasted.tidy();
      expect(existsSync(path)).toBe(true);
    });
    expect([existsSync(path), readdirSync(folder)]).toEqual([false, []]);
  });

  it('of a crash are removed at the next start, also if they were not written', async () => {
    mkdirSync(join(folder, 'a'), { recursive: true });
    writeFileSync(join(folder, 'a', 'Вставленная таблица'), 'id\n1');
    mkdirSync(join(folder, 'b'));
    await pasted.tidy();
    expect(readdirSync(folder)).toEqual([]);
  });
});
