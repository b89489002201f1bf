import type { Language } from '../../../../shared/ipc/look';
import { readGuide, type Guide } from './read-guide';

// Vite wants the patterns as they are.
const FILES: Readonly<Record<Language, Record<string, () => Promise<string>>>> = {
  ru: import.meta.glob<string>('../../../../docs/guide/ru/*.md', { query: '?raw', import: 'default' }),
  en: import.meta.glob<string>('../../../../docs/guide/en/*.md', { query: '?raw', import: 'default' }),
};

const PICTURES: Readonly<Record<Language, Record<string, string>>> = {
  ru: import.meta.glob<string>('../../../../docs/guide/ru/pictures/*.png', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
  en: import.meta.glob<string>('../../../../docs/guide/en/pictures/*.png', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
};

const loaded = new Map<Language, Promise<Guide>>();

/** The guide in this language. Its pages are loaded together, with the first that is shown: all of them are smaller than a picture. */
export function guideIn(language: Language): Promise<Guide> {
  const guide = loaded.get(language) ?? load(language);
  loaded.set(language, guide);
  return guide;
}

async function load(language: Language): Promise<Guide> {
  const files = Object.entries(FILES[language]).map(
    async ([path, read]) => [path.replace(/^.*\/|\.md$/g, ''), await read()] as const,
  );
  const pictures = Object.entries(PICTURES[language]).map(
    ([path, address]) => [path.replace(/^.*\/(?=pictures\/)/, ''), address] as const,
  );
  return readGuide({ texts: new Map(await Promise.all(files)), pictures: new Map(pictures) });
}
