import { expect, screen, test } from './journey.ts';

const last = 5;

test('a handshake, step by step, by button, key and remote', async ({ page }) => {
  const { next, back, sentence, standsAt } = screen(page);
  await page.goto('./');
  await standsAt(0);
  await expect(sentence).toContainText('CLOSED');
  await next.click();
  await standsAt(1);
  await expect(sentence).toContainText('LISTEN');
  await page.keyboard.press('ArrowRight');
  await standsAt(2);
  await expect(sentence).toContainText('SYN-SENT');
  await page.keyboard.press('PageDown');
  await standsAt(3);
  await page.keyboard.press('.');
  await standsAt(4);
  await page.keyboard.press('PageUp');
  await standsAt(3);
  await back.click();
  await standsAt(2);
  await page.keyboard.press('End');
  await standsAt(last);
  await expect(sentence).toContainText('ESTABLISHED');
  await page.keyboard.press('r');
  await standsAt(0);
});

test('a step is spoken when one steps', async ({ page }) => {
  const { next, standsAt } = screen(page);
  await page.goto('./?step=1');
  await standsAt(1);
  await next.click();
  await standsAt(2);
  await expect(page.locator('[aria-live=polite]')).toContainText('Client');
});

test('nothing moves until asked; then it plays to the end at four times the speed', async ({
  page,
}) => {
  const { standsAt, button, scrubber } = screen(page);
  await page.goto('./?scenario=last-ack-lost');
  await standsAt(0);
  await expect(scrubber).toHaveValue('0');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('4');
  await button('Play').click();
  await expect(button('Pause')).toBeVisible();
  await expect(page.locator('[aria-live=polite]')).toHaveText('');
  // The last step of all; a slow machine may take its time.
  await expect(scrubber).toHaveAttribute('aria-valuetext', /^Step (\d+) of \1\./, {
    timeout: 20_000,
  });
  await expect(button('Play')).toBeVisible();
  await expect(page).toHaveURL(/speed=4/);
});

test('it pauses anywhere', async ({ page }) => {
  const { button, handle, standsAt } = screen(page);
  await page.goto('./?speed=0.25');
  await standsAt(0);
  const place = () => handle.evaluate((element) => element.style.transform);
  const start = await place();
  await page.keyboard.press('k');
  await expect.poll(place).not.toBe(start);
  await page.keyboard.press('k');
  await expect(button('Play')).toBeVisible();
  const reading = await place();
  await standsAt(0);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await place()).toBe(reading);
});

test('it scrubs', async ({ page }) => {
  const { scrubber, standsAt } = screen(page);
  await page.goto('./');
  await standsAt(0);
  const box = (await scrubber.boundingBox())!;
  await page.mouse.click(box.x + box.width - 2, box.y + box.height / 2);
  await standsAt(last);
  await page.mouse.click(box.x + 2, box.y + box.height / 2);
  await standsAt(0);
});

test('a segment leads to its step', async ({ page }) => {
  const { standsAt } = screen(page);
  await page.goto('./?step=5');
  await standsAt(5);
  await page
    .getByRole('button', { name: /^SYN .*Client/ })
    .first()
    .click();
  await standsAt(3);
});

test('with reduced motion the clock jumps from rest to rest', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { next, standsAt, scrubber } = screen(page);
  await page.goto('./?step=2');
  await standsAt(2);
  const before = await scrubber.inputValue();
  await next.click();
  await standsAt(3);
  expect(await scrubber.inputValue()).not.toBe(before);
});

test('the keys are listed, and a dialog has the keyboard to itself', async ({ page }) => {
  const { standsAt } = screen(page);
  await page.goto('./');
  await standsAt(0);
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await standsAt(0);
});
