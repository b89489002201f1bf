import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGuide, type Block, type Inline } from '../../../renderer/features/help/guide/read-guide';
import en from '../../../shared/locales/en.json';
import ru from '../../../shared/locales/ru.json';

const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'guide');
const textsOf = (language: 'ru' | 'en') =>
  new Map(
    readdirSync(join(folder, language))
      .filter((file) => file !== 'pictures')
      .map((file) => [file.replace(/\.md$/, ''), readFileSync(join(folder, language, file), 'utf8')]),
  );
const picturesOf = (language: 'ru' | 'en') => readdirSync(join(folder, language, 'pictures')).sort();
const guideOf = (language: 'ru' | 'en') =>
  readGuide({
    texts: textsOf(language),
    pictures: new Map(picturesOf(language).map((file) => [`pictures/${file}`, file])),
  });
const GUIDES = { ru: guideOf('ru'), en: guideOf('en') };
/** All of a language, on every clone of the project and in every package. */
const MOST_BYTES_OF_PICTURES = 500_000;

/** What a block is, without its words. */
function shapeOf(block: Block): string {
  if (block.kind === 'picture') return `picture ${block.address}`;
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

  it('is typeset as the program is: an apostrophe is no quote, except in code', () => {
    const wrong = [...textsOf('en')].filter(([, text]) => text.replace(/```[^]*?```|`[^`]*`/g, '').includes("'"));
    expect(wrong.map(([id]) => id)).toEqual([]);
  });

  it.each(['ru', 'en'] as const)('shows every picture that was taken for it, once (%s)', (language) => {
    const shown = GUIDES[language].pages.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'picture' ? [block.address] : [])),
    );
    expect(shown.sort()).toEqual(picturesOf(language));
    const sizes = shown.map((file) => statSync(join(folder, language, 'pictures', file)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES_OF_PICTURES);
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
    const quoted = GUIDES[language].pages.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'picture' ? [...block.words.matchAll(/[«“](.+?)[»”]/g)].map(([, label]) => label!) : [],
      ),
    );
    expect([...bold, ...quoted].filter((label) => !labels.has(label))).toEqual([]);
  });
});

describe('reading the guide', () => {
  const read = (page: string) =>
    readGuide({
      texts: new Map([
        ['README', '# Guide\n\n- [Page](page.md)'],
        ['page', page],
      ]),
      pictures: new Map([['pictures/a.png', 'app://a.png']]),
    });

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

  it('finds a picture, with what it shows', () => {
    expect(read('# Page\n\n![A sheet](pictures/a.png)').pages[0]?.blocks).toEqual([
      { kind: 'picture', address: 'app://a.png', words: 'A sheet' },
    ]);
  });

  it.each([
    ['HTML', '# Page\n\n<b>bold</b>'],
    ['a block of HTML', '# Page\n\n<div>block</div>'],
    ['a picture that is not there', '# Page\n\n![picture](pictures/b.png)'],
    ['a picture without words', '# Page\n\n![](pictures/a.png)'],
    ['a picture in a sentence', '# Page\n\nSee ![picture](pictures/a.png)'],
    ['an address', '# Page\n\nSee https://example.com'],
    ['a link to outside', '# Page\n\n[there](https://example.com)'],
    ['a link to no page', '# Page\n\n[there](other.md)'],
    ['a page without a title', 'No title'],
  ])('refuses %s', (_, page) => {
    expect(() => read(page)).toThrow(/guide|page/);
  });
});
