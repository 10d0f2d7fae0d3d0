/** What can be looked up over a run: pages of reference, and the cards of words. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, screen, test } from './journey.ts';

const dialogOf = (page: Page) => page.getByRole('dialog');
const entry = (page: Page, id: string) => dialogOf(page).locator(`[data-card="${id}"]`);
const violations = async (page: Page, within = 'dialog') =>
  (await new AxeBuilder({ page }).include(within).analyze()).violations;

/** The pages by their places in the address; the long ones are searched before they are checked. */
const pages = [
  { name: 'States', address: 'states', query: null },
  { name: 'Flags and fields', address: 'fields', query: null },
  { name: 'Timers', address: 'timers', query: null },
  { name: 'Rules', address: 'rules', query: 'SYN-SENT' },
  { name: 'Glossary', address: 'glossary', query: 'half-open' },
  { name: 'The notes', address: 'claims', query: 'LAST-ACK' },
] as const;

test('each page can be read, and going back leads to the run as it was', async ({ page }) => {
  // The accessibility of so many entries takes a busy machine a while.
  test.slow();
  const { standsAt, button } = screen(page);
  await page.goto('./?scenario=four-way-close&step=5');
  await standsAt(5);
  await button('Reference').click();
  for (const { name, address, query } of pages) {
    await dialogOf(page).getByRole('button', { name, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`reference=${address}`));
    await expect(dialogOf(page).locator('[data-card]').first()).toBeVisible();
    if (query !== null) await dialogOf(page).getByRole('searchbox').fill(query);
    expect(await violations(page), name).toEqual([]);
  }
  await page.goBack();
  await expect(page).toHaveURL(/reference=glossary/);
  await page.goForward();
  await expect(page).toHaveURL(/reference=claims/);
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/reference/);
  await standsAt(5);
  await expect(button('Reference')).toBeFocused();
});

test('an address comes to its card, marks it, and leads on to the next word', async ({ page }) => {
  test.slow();
  await page.goto('./?reference=glossary&card=half-open-entry&lang=zh&theme=dark');
  // All of it is fetched only now.
  await expect(entry(page, 'half-open-entry')).toBeFocused({ timeout: 20_000 });
  await expect(entry(page, 'half-open-entry')).toBeInViewport();
  expect(await violations(page, '[data-marked]')).toEqual([]);
  await entry(page, 'half-open-entry').getByRole('button', { name: '半开连接' }).click();
  await expect(page).toHaveURL(/card=half-open-connection/);
  await expect(entry(page, 'half-open-connection')).toBeFocused();
  await page.goBack();
  await expect(entry(page, 'half-open-entry')).toBeFocused();
});

test('by keyboard alone: a word of the notes is found, and its lesson is opened', async ({
  page,
}) => {
  test.slow();
  await page.goto('./?reference=claims');
  await expect(entry(page, '1')).toBeVisible({ timeout: 20_000 });
  const search = dialogOf(page).getByRole('searchbox', { name: 'Search' });
  // From the button that closes, over the six pages and the text that scrolls.
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press('Tab');
    if (await search.evaluate((field) => field === document.activeElement)) break;
  }
  await expect(search).toBeFocused();
  await page.keyboard.type('CLOSE_WAIT');
  await expect(entry(page, '1')).toHaveCount(0);
  await expect(entry(page, '152')).toContainText('it enters LAST-ACK');
  await entry(page, '152').getByRole('button', { name: 'L13' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(page).toHaveURL(/lesson=L13/);
  await expect(screen(page).title).toContainText('Four-way close');
});

test('a word of a lesson opens its card, small, over the run', async ({ page }) => {
  test.slow();
  await page.goto('./?lesson=L02');
  await screen(page).standsAt(0);
  await page.getByRole('button', { name: 'segments', exact: true }).first().click();
  await expect(dialogOf(page).getByRole('heading', { level: 2 })).toHaveText('segment');
  await expect(dialogOf(page)).toContainText('What one TCP sends to another');
  expect(await violations(page)).toEqual([]);
  await dialogOf(page).getByRole('button', { name: 'All words' }).click();
  await expect(entry(page, 'segment')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);
  await screen(page).standsAt(0);
});

test.describe('by touch, on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('every page fits, and nothing runs out at the side', async ({ page }) => {
    test.slow();
    await page.goto('./?lang=zh');
    // On a phone the button lies in the sheet of scenarios.
    await page.getByRole('button', { name: '场景', exact: true }).tap();
    await dialogOf(page).getByRole('button', { name: '参考', exact: true }).tap();
    for (const name of ['状态', '标志与字段', '计时器', '规则', '术语', '笔记评判']) {
      await dialogOf(page).getByRole('button', { name, exact: true }).tap();
      await expect(dialogOf(page).locator('[data-card]').first()).toBeVisible();
      const wide = await dialogOf(page)
        .getByRole('region')
        .evaluate((region) => region.scrollWidth - region.clientWidth);
      expect(wide, name).toBeLessThanOrEqual(0);
    }
    await dialogOf(page).getByRole('button', { name: '关闭', exact: true }).tap();
    await expect(dialogOf(page)).toHaveCount(0);
  });
});
