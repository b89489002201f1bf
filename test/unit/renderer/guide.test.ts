import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGuide, type Block, type Inline } from '../../../renderer/features/help/guide/read-guide';
import en from '../../../shared/locales/en.json';
import ru from '../../../shared/locales/ru.json';

const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'guide');
const textsOf = (language: 'ru' | 'en') =>
  new Map(
    readdirSync(join(folder, language)).map((file) => [
      file.replace(/\.md$/, ''),
      readFileSync(join(folder, language, file), 'utf8'),
    ]),
  );
const GUIDES = { ru: readGuide(textsOf('ru')), en: readGuide(textsOf('en')) };

/** What a block is, without its words. */
function shapeOf(block: Block): string {
  if (block.kind === 'heading') return `heading ${block.depth}`;
  return block.kind === 'list' ? `list of ${block.items.length}` : block.kind;
}

function partsOf(block: Block): Inline[] {
  if (block.kind === 'paragraph') return block.parts;
  return block.kind === 'list' ? block.items.flat() : [];
}

function textsIn(tree: object): string[] {
  return Object.values(tree).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? textsIn(value) : [],
  );
}

describe('the guide', () => {
  it.each(['ru', 'en'] as const)('has every page in its contents, under its own title (%s)', (language) => {
    const texts = textsOf(language);
    const { pages } = GUIDES[language];
    expect([...pages.map(({ id }) => id), 'README'].sort()).toEqual([...texts.keys()].sort());
    for (const { id, title } of pages) expect(texts.get('README')).toContain(`[${title}](${id}.md)`);
  });

  it('is the same in both languages, block by block', () => {
    const shapes = ({ pages }: (typeof GUIDES)['ru']) => pages.map(({ id, blocks }) => [id, ...blocks.map(shapeOf)]);
    expect(shapes(GUIDES.en)).toEqual(shapes(GUIDES.ru));
  });

  it.each([
    ['ru', ru],
    ['en', en],
  ] as const)('names buttons, steps and issues as the program does (%s)', (language, locale) => {
    const labels = new Set(textsIn(locale));
    const bold = GUIDES[language].pages.flatMap(({ blocks }) =>
      blocks.flatMap(partsOf).flatMap((part) => (part.kind === 'strong' ? [part.text] : [])),
    );
    expect(bold.length).toBeGreaterThan(40);
    expect(bold.filter((label) => !labels.has(label))).toEqual([]);
  });
});

describe('reading the guide', () => {
  const read = (page: string) =>
    readGuide(
      new Map([
        ['README', '# Guide\n\n- [Page](page.md)'],
        ['page', page],
      ]),
    );

  it('keeps text as text', () => {
    expect(read('# A & B\n\nRows `<b>` & **more**\nof it.').pages[0]).toEqual({
      id: 'page',
      title: 'A & B',
      blocks: [
        {
          kind: 'paragraph',
          parts: [
            { kind: 'text', text: 'Rows ' },
            { kind: 'code', text: '<b>' },
            { kind: 'text', text: ' & ' },
            { kind: 'strong', text: 'more' },
            { kind: 'text', text: ' of it.' },
          ],
        },
      ],
    });
  });

  it.each([
    ['HTML', '# Page\n\n<b>bold</b>'],
    ['a block of HTML', '# Page\n\n<div>block</div>'],
    ['a picture', '# Page\n\n![picture](a.png)'],
    ['an address', '# Page\n\nSee https://example.com'],
    ['a link to outside', '# Page\n\n[there](https://example.com)'],
    ['a link to no page', '# Page\n\n[there](other.md)'],
    ['a page without a title', 'No title'],
  ])('refuses %s', (_, page) => {
    expect(() => read(page)).toThrow(/guide|page/);
  });
});
