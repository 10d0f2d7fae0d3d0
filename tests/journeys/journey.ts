/**
 * What every journey holds: no console error, nothing thrown, and no request that leaves the
 * origin. A journey imports `test` from here.
 */
import { expect, test as base, type Page } from '@playwright/test';

interface Watched {
  readonly problems: string[];
  readonly foreign: string[];
}

const watch = (page: Page, origin: string): Watched => {
  const watched: Watched = { problems: [], foreign: [] };
  page.on('console', (message) => {
    if (message.type() === 'error') watched.problems.push(message.text());
  });
  page.on('pageerror', (error) => watched.problems.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isLocal = ['data:', 'blob:', 'about:'].includes(url.protocol) || url.origin === origin;
    if (!isLocal) watched.foreign.push(request.url());
  });
  return watched;
};

export const test = base.extend<{ watched: Watched }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const watched = watch(page, new URL(baseURL!).origin);
      await use(watched);
      expect(watched.problems, 'console errors').toEqual([]);
      expect(watched.foreign, 'requests that leave the origin').toEqual([]);
    },
    { auto: true },
  ],
});

/** What a reader sees and uses. */
export const screen = (page: Page) => ({
  sentence: page.getByRole('region', { name: /What happens|发生了什么/ }),
  button: (name: string | RegExp) => page.getByRole('button', { name }),
  next: page.getByRole('button', { name: /Next step|下一步/ }),
  back: page.getByRole('button', { name: /Previous step|上一步/ }),
  scrubber: page.getByRole('slider'),
  /** What is seen of the scrubber; it moves within a step, too. */
  handle: page.locator('[data-handle]'),
  title: page.getByRole('heading', { level: 1 }),
  /** Waits until the page stands on a step. */
  standsAt: async (step: number) => {
    await expect(page.getByRole('slider')).toHaveAttribute(
      'aria-valuetext',
      new RegExp(`^(Step ${step} of|第 ${step} 步)`),
    );
  },
  openFile: async (name: string, text: string) => {
    await page
      .getByTestId('scenario-file')
      .first()
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  },
});

export { expect };
