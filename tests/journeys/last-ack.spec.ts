/** One reader's way through it all: drop the last ACK, take it back, delay it, compare, share. */
import type { Browser, Page } from '@playwright/test';
import { expect, screen, test } from './journey.ts';

/** The step of the four-way close at which the last ACK has just left. */
const lastAckLeft = 10;

const lastAck = (page: Page) => page.getByRole('button', { name: /^ACK .* from Client/ }).last();
const menuOf = (page: Page) => page.getByRole('dialog', { name: /on its way/ });
const repeatedFins = (page: Page) =>
  page.getByRole('button', { name: /^FIN,ACK .*from Server to Client/ });

/**
 * All that the page says and draws, but for what a dialog lays over it. Whose copy it is, only the
 * browser knows that it was made in.
 */
const seen = async (page: Page) => [
  (await page.getByRole('heading', { level: 1 }).innerText()).replace(' (my copy)', ''),
  await page.locator('main').innerText(),
  await page.getByRole('complementary').innerText(),
  await page.getByRole('slider').getAttribute('aria-valuetext'),
];

const inFreshProfile = async (
  browser: Browser,
  link: string,
  look: (page: Page) => Promise<void>,
) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await look(page);
  await context.close();
};

test('the last ACK dropped, taken back, delayed instead, compared, and shared', async ({
  page,
  browser,
}) => {
  test.slow();
  const { standsAt, button, next, back, sentence, title } = screen(page);
  await page.goto(`./?scenario=four-way-close&step=${lastAckLeft}&motion=reduced`);
  await standsAt(lastAckLeft);

  await lastAck(page).click();
  await menuOf(page).getByRole('button', { name: 'Drop' }).click();
  await expect(title).toContainText('(my copy)');
  await next.click();
  await expect(sentence).toContainText('lost');
  await next.click();
  await standsAt(lastAckLeft + 2);
  await expect(page.getByRole('group', { name: /Server is in LAST-ACK\./ })).toBeVisible();
  await expect(repeatedFins(page)).toHaveCount(2);

  await back.click();
  await back.click();
  await button('Undo').click();
  await expect(title).not.toContainText('(my copy)');
  await standsAt(lastAckLeft);

  await lastAck(page).click();
  await menuOf(page).getByRole('spinbutton', { name: 'Delay by, in seconds' }).fill('0.5');
  await menuOf(page).getByRole('button', { name: 'Delay', exact: true }).click();
  await expect(title).toContainText('(my copy)');
  await standsAt(lastAckLeft);

  await button(/^Compare$/).click();
  await page.getByLabel('Compare with').selectOption('The run that was undone');
  await expect(page.getByText('The ACK arrived: the server goes to CLOSED')).toBeVisible();
  await button('Go to it').click();
  const runs = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(runs('This run')).toContainText('CLOSED');
  await expect(runs('The run that was undone')).toContainText('LAST-ACK');
  await button('Leave the comparison').click();

  await page.keyboard.press('End');
  await back.click();
  await expect(sentence).toContainText('CLOSED');
  await button(/^Share$/).click();
  const link = await page.getByRole('dialog').getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const here = await seen(page);
  await inFreshProfile(browser, link, async (there) => {
    await expect.poll(() => seen(there)).toEqual(here);
  });
});

test('by touch, on a phone: the changed run is compared with the original and shared', async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const context = await browser.newContext({
    baseURL: baseURL!,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const { standsAt, button, title } = screen(page);
  await page.goto(`./?scenario=four-way-close&step=${lastAckLeft}`);
  await standsAt(lastAckLeft);
  await page.locator('[aria-hidden][data-segment]').last().tap();
  await menuOf(page).getByRole('button', { name: 'Drop' }).tap();
  await expect(title).toContainText('(my copy)');

  await button('Scenarios').tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Compare', exact: true }).tap();
  await expect(
    page.getByText('The ACK did not arrive: the server stays in LAST-ACK and repeats its FIN.'),
  ).toBeVisible();
  await button('Go to it').tap();
  await standsAt(lastAckLeft + 1);
  await page.getByRole('button', { name: 'The original run', exact: true }).tap();
  await expect(page.getByRole('region', { name: 'The original run', exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'This run', exact: true })).toBeHidden();
  await button('Next step').tap();
  await standsAt(lastAckLeft + 2);
  await button('Leave the comparison').tap();

  await button('Scenarios').tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Share', exact: true }).tap();
  const dialog = page.getByRole('dialog', { name: 'Share this run' });
  await dialog.getByRole('button', { name: 'Copy: Link' }).tap();
  await expect(dialog.getByText('Copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(2000);
  const wider = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
  const heights = await dialog
    .locator('button')
    .evaluateAll((buttons) => buttons.map((each) => each.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  await dialog.getByRole('button', { name: 'Close', exact: true }).tap();
  await expect(dialog).toHaveCount(0);
  await inFreshProfile(browser, link, async (there) => {
    await screen(there).standsAt(lastAckLeft + 2);
    await expect(screen(there).sentence).toContainText('FIN');
    await expect(there.getByRole('group', { name: /Server is in LAST-ACK\./ })).toBeVisible();
  });
  await context.close();
});
