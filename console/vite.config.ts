import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, type Plugin, type Rolldown } from 'vite';

/** what whoever is signed in sees first: asked for with the page, not when the page has found out that it needs it */
const first = ['/src/main.tsx', '/src/shell/frame.tsx', '/src/pages/today.tsx'];

/** everything the first screen is made of, itself not included */
const neededFirst = (context: Rolldown.ChunkingContext): ReadonlySet<string> => {
  const needed = new Set<string>();
  const follow = (id: string): void => {
    for (const imported of context.getModuleInfo(id)?.importedIds ?? []) {
      if (needed.has(imported)) continue;
      needed.add(imported);
      follow(imported);
    }
  };
  for (const source of first) follow(`${import.meta.dirname}${source}`);
  return needed;
};

let needed: ReadonlySet<string> | undefined;
const firstScreen = (): Plugin => ({
  name: 'first-screen',
  buildStart: () => {
    needed = undefined;
  },
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) =>
      Object.values(bundle)
        .flatMap((one) => {
          if (one.type !== 'chunk' || !first.some((source) => one.facadeModuleId?.endsWith(source))) return [];
          return [one.fileName, ...(one.viteMetadata?.importedCss ?? [])].map((file) => `/${file}`);
        })
        .filter((href) => !html.includes(`"${href}"`))
        .map((href): HtmlTagDescriptor => {
          const rel = href.endsWith('.css') ? 'stylesheet' : 'modulepreload';
          return { tag: 'link', attrs: { rel, crossorigin: true, href }, injectTo: 'head' };
        }),
  },
});

export default defineConfig({
  plugins: [react(), firstScreen()],
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    // the content security policy allows no inline code, and data: images only
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              debugName: 'first',
              // one file instead of forty
              name: (id, context) => {
                needed ??= neededFirst(context);
                return needed.has(id) ? 'first' : null;
              },
            },
          ],
        },
      },
    },
  },
});
