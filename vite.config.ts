import { chmod, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin, Rolldown } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

// `vite --open` would end in a stack trace where there is no screen to open a browser on.
if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
  process.env.BROWSER ??= 'none';

/** What the built page may do: only what comes with it. Mermaid needs inline style, nothing else. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Written by the build, since the development server needs inline scripts. */
const contentSecurityPolicy = (): Plugin => ({
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
});

type ChunkingContext = Rolldown.ChunkingContext;

const packageOf = (module: string) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1];

const source = (path: string) => resolve(import.meta.dirname, 'src', path);

/** What the page fetches by itself before it shows anything: the texts of the reader's language. */
const languages = { en: source('text/en.ts'), zh: source('text/zh.ts') };

/**
 * Lists, for each language, the JavaScript that is fetched before the first screen is there, and
 * the packages in it. The size budget (tests/size-limit.config.js) reads this list rather than guess
 * at file names, and a journey (tests/journeys/first-load.spec.ts) holds it against what is fetched.
 */
const firstLoad = (): Plugin => ({
  name: 'first-load',
  apply: 'build',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
    const add = (file: string, files: Set<string>) => {
      const chunk = chunks.find(({ fileName }) => fileName === file);
      if (chunk === undefined || files.has(file)) return;
      files.add(file);
      chunk.imports.forEach((imported) => add(imported, files));
    };
    const withLanguage = (texts: string) => {
      const files = new Set<string>();
      for (const { fileName, isEntry, facadeModuleId } of chunks)
        if (isEntry || facadeModuleId === texts) add(fileName, files);
      return [...files];
    };
    const files = { en: withLanguage(languages.en), zh: withLanguage(languages.zh) };
    const modules = chunks
      .filter(({ fileName }) => files.en.includes(fileName))
      .flatMap(({ moduleIds }) => moduleIds);
    const packages = [...new Set(modules.map(packageOf).filter((name) => name !== undefined))];
    // A lesson has a budget of its own.
    const lessons = chunks.flatMap(({ facadeModuleId, fileName }) =>
      facadeModuleId?.startsWith(source('lessons/course/L')) === true ? [fileName] : [],
    );
    const list = JSON.stringify({ files, packages, lessons }, null, 2);
    this.emitFile({ type: 'asset', fileName: '.vite/first-load.json', source: list });
  },
});

/** What is always the same is worked out here, and only the result is shipped. */
const workedOut = (): Plugin => ({
  name: 'worked-out',
  apply: 'build',
  // A lesson's file is meant as it stands, before it is taken for data.
  enforce: 'pre',
  async load(id) {
    if (id === source('app/home-run.ts')) {
      const { homeRun } = await import('./src/app/home-run.ts');
      return `export const homeRun = ${JSON.stringify(homeRun)};`;
    }
    if (id === source('lessons/course/list.ts')) {
      const { course } = await import('./src/lessons/course/list.ts');
      return `export const course = ${JSON.stringify(course)};`;
    }
    if (!id.startsWith(source('lessons/course/')) || !id.endsWith('.json')) return null;
    const { lessonFile } = await import('./src/app/lesson-file.ts');
    return JSON.stringify(lessonFile(JSON.parse(await readFile(id, 'utf8'))));
  },
});

/**
 * The first load in one chunk: it shrinks better than many. Of the packages that move things, most
 * is for later, and their front doors name all of it: they are left to be divided by what is used.
 */
const startsWith = (id: string, context: ChunkingContext): boolean => {
  const seen = new Set<string>();
  const leadsHere = (module: string): boolean => {
    if (seen.has(module)) return false;
    seen.add(module);
    const info = context.getModuleInfo(module);
    return info !== null && (info.isEntry || info.importers.some(leadsHere));
  };
  return packageOf(id)?.includes('motion') !== true && leadsHere(id);
};

/** Makes the built command line something that a shell can start. */
const executable = (): Plugin => ({
  name: 'executable',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && chunk.isEntry && !chunk.code.startsWith('#!'))
        chunk.code = `#!/usr/bin/env node\n${chunk.code}`;
  },
  async writeBundle({ dir = '.' }, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && chunk.isEntry) await chmod(join(dir, chunk.fileName), 0o755);
  },
});

/** The page. Its addresses are relative, so that it can be served from any folder. */
const app = {
  base: './',
  plugins: [react(), contentSecurityPolicy(), workedOut(), firstLoad()],
  // The names of the files are different, so no hash is needed: what is chance does not shrink.
  css: { modules: { generateScopedName: '[local]-[name]' } },
  // Mermaid is large and fetched when it is opened; what the page starts with has its own budget.
  build: {
    chunkSizeWarningLimit: 1000,
    modulePreload: {
      // A browser that cannot preload modules fetches them all the same.
      polyfill: false,
      // What is for later imports little besides the first load: its names would cost more there.
      resolveDependencies: (_, dependencies, { hostType }) =>
        hostType === 'html' ? dependencies : [],
    },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              debugName: 'start',
              name: (id, context) => (startsWith(id, context) ? 'start' : null),
            },
          ],
        },
      },
    },
  },
} satisfies ViteUserConfig;

/** The command line (`--mode cli`): one file that needs nothing but Node. */
const commandLine = {
  publicDir: false,
  plugins: [executable()],
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'tcp-lanes.js', codeSplitting: false } },
  },
} satisfies ViteUserConfig;

/** Chromium is looked up here, and not at the top, so that `npm start` does not wait for it. */
async function browserProject() {
  const { playwright } = await import('@vitest/browser-playwright');
  const { launchOptions } = await import('./tests/chromium.js');
  return {
    extends: true as const,
    test: {
      name: 'browser',
      include: ['tests/browser/**/*.test.{ts,tsx}'],
      setupFiles: ['tests/languages.setup.ts'],
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: await launchOptions() }),
        instances: [{ browser: 'chromium' as const }],
      },
    },
  };
}

const elsewhere = ['tests/{browser,journeys,benchmarks,linux}/**'];

const tests = async (): Promise<NonNullable<ViteUserConfig['test']>> => ({
  projects: [
    {
      extends: true,
      test: {
        name: 'unit',
        environment: 'node',
        // A bound for what hangs, not for what is slow: properties run on busy machines, too.
        testTimeout: 60_000,
        include: ['tests/**/*.test.ts'],
        setupFiles: ['tests/languages.setup.ts', 'tests/properties.setup.ts'],
        exclude: elsewhere,
      },
    },
    {
      extends: true,
      test: {
        name: 'components',
        environment: 'jsdom',
        include: ['tests/**/*.test.tsx'],
        exclude: elsewhere,
        setupFiles: [
          'tests/languages.setup.ts',
          'tests/properties.setup.ts',
          'tests/components.setup.ts',
        ],
      },
    },
    await browserProject(),
    {
      extends: true,
      test: {
        name: 'linux',
        environment: 'node',
        // Each test bounds its own waits.
        testTimeout: 60_000,
        include: ['tests/linux/**/*.test.ts'],
      },
    },
  ],
});

export default defineConfig(async ({ mode }) => {
  if (mode === 'cli') return commandLine;
  return process.env.VITEST ? { ...app, test: await tests() } : app;
});
