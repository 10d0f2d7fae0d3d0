import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
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

const packageOf = (module: string) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1];

/**
 * Lists the JavaScript that the page needs before it can start, and the packages in it. The size
 * budget (tests/size-limit.config.js) reads this list rather than guess at file names.
 */
const firstLoad = (): Plugin => ({
  name: 'first-load',
  apply: 'build',
  generateBundle(_, bundle) {
    const files = new Set<string>();
    const packages = new Set<string>();
    const add = (file: string) => {
      const chunk = bundle[file];
      if (chunk?.type !== 'chunk' || files.has(file)) return;
      files.add(file);
      chunk.moduleIds.map(packageOf).forEach((name) => name && packages.add(name));
      chunk.imports.forEach(add);
    };
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && chunk.isEntry) add(chunk.fileName);
    const source = JSON.stringify({ files: [...files], packages: [...packages] }, null, 2);
    this.emitFile({ type: 'asset', fileName: '.vite/first-load.json', source });
  },
});

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
  plugins: [react(), contentSecurityPolicy(), firstLoad()],
  // Mermaid is large and fetched when it is opened; what the page starts with has its own budget.
  build: { chunkSizeWarningLimit: 1000 },
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
        include: ['tests/**/*.test.ts'],
        setupFiles: ['tests/languages.setup.ts'],
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
        setupFiles: ['tests/languages.setup.ts', 'tests/components.setup.ts'],
      },
    },
    await browserProject(),
  ],
});

export default defineConfig(async ({ mode }) => {
  if (mode === 'cli') return commandLine;
  return process.env.VITEST ? { ...app, test: await tests() } : app;
});
