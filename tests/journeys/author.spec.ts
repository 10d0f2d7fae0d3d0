/** What the author of an address may ask for. */
import { expect, screen, test } from './journey.ts';

test('a run plays by itself where its author asked for it, and goes round', async ({ page }) => {
  const { button } = screen(page);
  await page.goto('./?scenario=four-way-close&start=1&end=3&autoplay=1&loop=1&speed=4');
  await expect(button('Pause')).toBeVisible();
  await expect(page).toHaveURL(/step=3/);
  // The end is seen for a while, and then it begins again.
  await expect(page).toHaveURL(/step=[12]&/);
  await button('Pause').click();
  await expect(button('Play')).toBeVisible();
});

test('nothing plays by itself that nobody asked for', async ({ page }) => {
  const { button, standsAt } = screen(page);
  await page.goto('./?loop=1');
  await standsAt(0);
  await expect(button('Play')).toBeVisible();
});

test('one does not leave the range of steps', async ({ page }) => {
  const { button, standsAt } = screen(page);
  await page.goto('./?scenario=four-way-close&start=3&end=6');
  await standsAt(3);
  await page.keyboard.press('ArrowLeft');
  await expect(button('Previous step')).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('End');
  await standsAt(6);
  await expect(button('Next step')).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Home');
  await standsAt(3);
});

test('what is hidden is not there, and leaves nothing unsaid', async ({ page }) => {
  const { next, sentence } = screen(page);
  await page.goto('./?hide=header,list,panel,sentence,hosts&step=2');
  await expect(next).toBeVisible();
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.getByRole('tablist')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Four-way close' })).toHaveCount(0);
  await expect(sentence).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Three-way handshake');
  await next.click();
  await expect(page.locator('[aria-live]').filter({ hasText: 'Server' })).toHaveCount(1);
  await page.goto('./?controls=0&keyboard=0');
  await expect(sentence).toContainText('CLOSED');
  await expect(next).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/step=0/);
});

test('the states are called as netstat calls them, all over the page', async ({ page }) => {
  const { standsAt, sentence } = screen(page);
  await page.goto('./?scenario=four-way-close&names=netstat&step=6&hide=list');
  await standsAt(6);
  await expect(sentence).toContainText('FIN_WAIT1');
  await expect(page.getByRole('img', { name: /^TIME_WAIT: / })).toBeVisible();
  await expect(page.getByRole('table')).toContainText('FIN_WAIT1');
  // (The titles of scenarios are the catalogue's own words.)
  const text = await page.locator('body').innerText();
  expect(text).not.toMatch(/\b(FIN|CLOSE|TIME)-WAIT\b|SYN-SENT|SYN-RECEIVED|LAST-ACK/);
});

test('numbers count from where each end began', async ({ page }) => {
  const { standsAt, sentence } = screen(page);
  await page.goto('./?numbers=relative&step=3');
  await standsAt(3);
  await expect(sentence).toContainText('SEQ = 0');
  await expect(page.getByRole('button', { name: /SYN,ACK SEQ 0 ACK 1/ })).toBeVisible();
});

test('the first screen says what to do, until it is done', async ({ page }) => {
  const { sentence, standsAt } = screen(page);
  await page.goto('./');
  await expect(sentence).toContainText('Press → or ›');
  await expect(page.locator('[aria-live]', { hasText: 'Press →' })).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await standsAt(1);
  await expect(sentence).not.toContainText('Press →');
});

test('all of the transport can be seen on the smallest screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./?scenario=four-way-close&step=6');
  await expect(screen(page).next).toBeInViewport({ ratio: 1 });
});
