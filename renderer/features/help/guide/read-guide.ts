import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';

/** A part of a sentence. A link always leads to another page of the guide. */
export type Inline = { kind: 'text' | 'strong' | 'code'; text: string } | { kind: 'link'; text: string; page: string };

export type Block =
  | { kind: 'heading'; depth: number; text: string }
  | { kind: 'paragraph'; parts: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'code'; text: string }
  /** A picture by itself: where it is, and what it shows, in words. */
  | { kind: 'picture'; address: string; words: string };

export interface GuidePage {
  /** The name of its file without `.md`. */
  id: string;
  title: string;
  blocks: Block[];
}

export interface Guide {
  title: string;
  /** In the order of the contents. */
  pages: GuidePage[];
}

/** The files of a guide: the Markdown of each page by its id, and where each picture is by the path that the pages name it by. */
export interface GuideFiles {
  texts: ReadonlyMap<string, string>;
  pictures: ReadonlyMap<string, string>;
}

/** The page of contents. GitHub shows it for the folder. */
const CONTENTS = 'README';

/**
 * Reads the guide of one language. The contents say which pages there are, and in which order.
 *
 * @throws Error for Markdown that the program does not show, such as HTML, for a link that leads to no page of the guide, and for a picture that
 *   is not there or has no words. A test reads all pages, so that none of them fails for a person.
 */
export function readGuide(files: GuideFiles): Guide {
  const contents = readPage(CONTENTS, files);
  const ids = contents.blocks.flatMap((block) => (block.kind === 'list' ? block.items.flatMap(linksOf) : []));
  return { title: contents.title, pages: ids.map((id) => readPage(id, files)) };
}

const linksOf = (parts: Inline[]): string[] => parts.flatMap((part) => (part.kind === 'link' ? [part.page] : []));

function readPage(id: string, files: GuideFiles): GuidePage {
  const text = files.texts.get(id);
  if (text === undefined) throw new Error(`the guide has no page ${id}`);
  const [first, ...blocks] = lexer(text).flatMap((token) => blockOf(token, files));
  if (first?.kind !== 'heading' || first.depth !== 1) throw new Error(`the page ${id} does not begin with its title`);
  return { id, title: first.text, blocks };
}

function blockOf(token: Token, files: GuideFiles): Block[] {
  const known = token as MarkedToken;
  const { texts } = files;
  switch (known.type) {
    case 'space':
      return [];
    case 'heading':
      return [{ kind: 'heading', depth: known.depth, text: known.text }];
    case 'paragraph':
      if (known.tokens.length === 1 && known.tokens[0]?.type === 'image')
        return [pictureOf(known.tokens[0] as Tokens.Image, files)];
      return [{ kind: 'paragraph', parts: inlinesOf(known.tokens, texts) }];
    case 'list':
      return [{ kind: 'list', ordered: known.ordered, items: known.items.map((item) => itemOf(item, texts)) }];
    case 'code':
      return [{ kind: 'code', text: known.text }];
    default:
      throw new Error(`the guide shows no ${token.type}`);
  }
}

function pictureOf({ href, text }: Tokens.Image, { pictures }: GuideFiles): Block {
  const address = pictures.get(href);
  if (address === undefined) throw new Error(`the guide has no picture ${href}`);
  if (text === '') throw new Error(`this picture of the guide has no words: ${href}`);
  return { kind: 'picture', address, words: text };
}

/** An item of a list is one paragraph. */
function itemOf(item: Tokens.ListItem, texts: ReadonlyMap<string, string>): Inline[] {
  const [text, ...more] = item.tokens;
  if ((text?.type !== 'text' && text?.type !== 'paragraph') || more.length > 0)
    throw new Error(`an item of a list has more than a paragraph: ${item.text}`);
  return inlinesOf(text.tokens ?? [], texts);
}

function inlinesOf(tokens: readonly Token[], texts: ReadonlyMap<string, string>): Inline[] {
  return tokens.map((token): Inline => {
    const known = token as MarkedToken;
    switch (known.type) {
      case 'text':
      case 'escape':
        return { kind: 'text', text: known.text.replaceAll('\n', ' ') };
      case 'strong':
        return { kind: 'strong', text: known.text };
      case 'codespan':
        return { kind: 'code', text: known.text };
      case 'link':
        return { kind: 'link', text: known.text, page: pageOf(known.href, texts) };
      default:
        throw new Error(`the guide shows no ${token.type}`);
    }
  });
}

function pageOf(href: string, texts: ReadonlyMap<string, string>): string {
  const id = href.replace(/\.md$/, '');
  if (id === href || !texts.has(id)) throw new Error(`this link leads to no page of the guide: ${href}`);
  return id;
}
