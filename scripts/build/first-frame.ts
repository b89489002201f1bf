import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';

/** As in renderer/first-frame/first-frame.tsx. */
type RenderFirstFrame = (language: 'ru' | 'en', scheme: 'light' | 'dark') => Promise<string>;

/** Renders the first screen to `first-frame.<language>.<scheme>.html` beside the built page (docs/decisions/0020). */
export function firstFrame(): Plugin {
  let root = '';
  let outDir = '';
  return {
    name: 'first-frame',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
      outDir = resolve(root, config.build.outDir);
    },
    transformIndexHtml: () => [
      // Main puts the language in.
      { tag: 'link', attrs: { rel: 'modulepreload', href: './assets/texts.__LANGUAGE__.js' }, injectTo: 'head' },
    ],
    closeBundle: async () => {
      const render = await buildRenderer(root);
      for (const language of ['ru', 'en'] as const)
        for (const scheme of ['light', 'dark'] as const) {
          const markup = await render(language, scheme);
          writeFileSync(join(outDir, `first-frame.${language}.${scheme}.html`), forThePolicy(markup));
        }
    },
  };
}

/** Builds what renders the first screen for Node. Its class names are those of the page, since both are built from the same root. */
async function buildRenderer(root: string): Promise<RenderFirstFrame> {
  const folder = resolve('node_modules', '.cache', 'aplaut-import', 'first-frame');
  await build({
    configFile: false,
    root,
    plugins: [react()],
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: { ssr: 'first-frame/first-frame.tsx', outDir: folder, emptyOutDir: true },
  });
  const file = pathToFileURL(join(folder, 'first-frame.js')).href;
  const { renderFirstFrame } = (await import(file)) as { renderFirstFrame: RenderFirstFrame };
  return renderFirstFrame;
}

/**
 * The page's policy lets no style attribute of a document through, so that they become rules of a style tag with the nonce. What tests find
 * the living elements by goes, too.
 */
function forThePolicy(markup: string): string {
  const numbers = new Map<string, number>();
  const body = markup
    .replaceAll(/ data-(?:testid|step)="[^"]*"/g, '')
    .replaceAll(/ style="([^"]*)"/g, (_, style: string) => {
      if (!numbers.has(style)) numbers.set(style, numbers.size);
      return ` data-frame="${numbers.get(style) ?? 0}"`;
    });
  const rules = [...numbers].map(([style, number]) => `[data-frame="${number}"]{${unescaped(style)}}`);
  return `<style nonce="__CSP_NONCE__">${rules.join('')}</style>${body}`;
}

/** As React escapes attributes. */
const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
