/**
 * `npm run picture` takes the README's picture of the app anew: `public/tcp-lanes.png`. It needs a
 * build (`npm run build`) and Chromium.
 */
import { chromium } from 'playwright';
import { preview } from 'vite';
import { launchOptions } from './chromium.js';

const size = { width: 1440, height: 900 };
const address = '?scenario=last-ack-lost&step=13';

const server = await preview({ preview: { port: 0, strictPort: false } });
const browser = await chromium.launch(await launchOptions());
try {
  const page = await browser.newPage({ viewport: size, colorScheme: 'light' });
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}${address}`);
  // What comes after the first paint belongs in the picture, too.
  await page.getByRole('group', { name: /Figure 5/ }).waitFor();
  await page.getByRole('button', { name: 'Four-way close' }).waitFor();
  await page.getByRole('button', { name: 'abort()' }).first().waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: 'public/tcp-lanes.png' });
} finally {
  await browser.close();
  await server.close();
}
