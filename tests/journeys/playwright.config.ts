/** Journeys: whole pages in Chromium, against a fresh production build. */
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../chromium.js';

const freePort = () =>
  new Promise<number>((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        found(port);
      });
    });
  });

// The workers read this file too and must find the same port; they inherit the environment.
const port = (process.env.JOURNEYS_PORT ??= String(await freePort()));
const baseURL = `http://127.0.0.1:${port}/`;
const root = resolve(import.meta.dirname, '../..');

// A build of its own, so that neither `dist` nor a run at the same time is disturbed.
const build = (process.env.JOURNEYS_BUILD ??= `.cache/journeys/${port}`);

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalTeardown: './teardown.ts',
  fullyParallel: true,
  forbidOnly: true,
  // Two cores that do other things as well can be late once; Playwright names it as flaky.
  retries: process.env.CI ? 1 : 0,
  use: { baseURL, launchOptions: await launchOptions(), trace: 'retain-on-failure' },
  webServer: {
    command: `npx vite build --outDir ${build} --logLevel warn && npx vite preview --outDir ${build} --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: root,
    url: baseURL,
    timeout: 120_000,
    reuseExistingServer: false,
  },
});
