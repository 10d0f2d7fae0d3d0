/** What is fetched before the first screen is there is what the size budget counts, no more. */
import { readFileSync } from 'node:fs';
import { resolve as pathTo } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, screen, test } from './journey.ts';

const root = pathTo(import.meta.dirname, '../..');

/** The list that the build itself made (`firstLoad` in vite.config.ts). */
const counted = (language: 'en' | 'zh'): string[] => {
  const list = pathTo(root, process.env.JOURNEYS_BUILD!, '.vite/first-load.json');
  const { files } = JSON.parse(readFileSync(list, 'utf8')) as { files: Record<string, string[]> };
  return files[language]!;
};

const nameOf = (url: string): string => new URL(url).pathname.slice(1);

/** Marks the moment when the frame with the transport in it is out. */
const markFirstScreen = (page: Page) =>
  page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('input[type=range]') === null) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => performance.mark('first screen')));
    }).observe(document, { childList: true, subtree: true });
  });

/** The scripts that were asked for until then. */
const scriptsBefore = async (page: Page): Promise<string[]> => {
  const urls = await page.evaluate(() => {
    const [shown] = performance.getEntriesByName('first screen');
    return performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.endsWith('.js') && startTime < shown!.startTime)
      .map(({ name }) => name);
  });
  return [...new Set(urls.map(nameOf))];
};

for (const language of ['en', 'zh'] as const) {
  test(`the first screen needs only what is counted (${language})`, async ({ page }) => {
    const list = counted(language);
    const later: string[] = [];
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/*.js', async (route) => {
      const name = nameOf(route.request().url());
      if (!list.includes(name)) {
        later.push(name);
        await released;
      }
      await route.continue();
    });
    await markFirstScreen(page);
    await page.goto(`?lang=${language}`);
    const { sentence, next, standsAt } = screen(page);
    await expect(sentence).toContainText('CLOSED');
    await next.click();
    await standsAt(1);
    expect((await scriptsBefore(page)).toSorted()).toEqual(list.toSorted());

    // The rest was waited for by nobody, and is there as soon as it comes.
    expect(later.length).toBeGreaterThan(0);
    release();
    await expect(page.getByRole('navigation').first()).toBeVisible();
    await standsAt(1);
  });
}

test('another language comes without a flash and without losing the step', async ({ page }) => {
  await page.goto('?lang=en&step=3');
  const { sentence, standsAt, button } = screen(page);
  await standsAt(3);
  const empty = page.evaluate(
    () =>
      new Promise<boolean>((tell) => {
        const watch = () => {
          if (document.querySelector('input[type=range]') === null) tell(true);
          else if (document.documentElement.lang.startsWith('zh')) tell(false);
          else requestAnimationFrame(watch);
        };
        watch();
      }),
  );
  await button(/中文/).first().click();
  expect(await empty).toBe(false);
  await expect(sentence).toContainText(/[一-鿿]/);
  await standsAt(3);
});
