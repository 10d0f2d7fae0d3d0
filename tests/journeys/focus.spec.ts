/** By keyboard alone: what had the focus goes away, and the reader goes on from where it was. */
import type { Page } from '@playwright/test';
import { expect, screen, test } from './journey.ts';

const lanes = (page: Page) => page.locator('#lanes');
const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name }).first().focus();
  await page.keyboard.press('Enter');
};

test('a call in the sandbox takes its button away, and the menu of its end has the focus', async ({
  page,
}) => {
  await page.goto('./?scenario=sandbox');
  for (const [end, call] of [
    ['Server', 'listen()'],
    ['Client', 'connect()'],
  ] as const) {
    const calls = page.getByRole('group', { name: new RegExp(`of ${end}`) });
    await calls.getByRole('button', { name: call }).focus();
    await page.keyboard.press('Enter');
    await expect(calls.getByRole('button', { name: call })).toHaveCount(0);
    await expect(calls.getByRole('button', { name: /machine/ })).toBeFocused();
  }
});

test('going on from a question leads to the lanes, or to the next question', async ({ page }) => {
  await page.goto('./?lesson=L04');
  const card = page.locator('[data-asks]');
  await screen(page).next.focus();
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(card).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(card.getByRole('heading')).toBeFocused();
  await page.keyboard.press('1');
  await expect(card.getByRole('status')).toBeFocused();
  await press(page, 'Go on');
  await expect(lanes(page).or(card.getByRole('heading'))).toBeFocused();
});

test('a prediction that is over leaves the focus to the lanes', async ({ page }) => {
  await page.goto('./?scenario=three-way-handshake');
  await screen(page).standsAt(0);
  await press(page, 'Predict');
  const card = page.locator('[data-asks]');
  await expect(card.getByRole('heading')).toBeFocused();
  await page.keyboard.press('1');
  await expect(card.getByRole('status')).toBeFocused();
  // First to what was asked, then away from it.
  await press(page, 'Go on');
  await screen(page).standsAt(1);
  await expect(async () => {
    await press(page, 'Go on');
    await expect(card).toHaveCount(0, { timeout: 1000 });
  }).toPass();
  await expect(lanes(page)).toBeFocused();
});

test('of two notes one is chosen: its verdict has the focus, and then the lanes', async ({
  page,
}) => {
  await page.goto('./');
  await press(page, 'Which note is right?');
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('button', { name: /^This one is right/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toBeFocused();
  await press(page, 'Watch the model decide');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('article', { name: 'Two notes and the model' })).toBeVisible();
  await expect(lanes(page)).toBeFocused();

  await page.goto('./');
  await page.reload();
  await press(page, 'Which note is right?');
  await expect(dialog.getByText('1 of 8 settled')).toBeVisible();
});

test('what the exploration found is played, and the lanes have the focus', async ({ page }) => {
  await page.goto('./?lesson=L04&variant=d');
  await press(page, 'Why not two? Let the exploration search');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Play it' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(screen(page).title).toContainText('ghost connection');
  await expect(lanes(page)).toBeFocused();
});

test('ten questions are printed: the way on has the focus, and the way back', async ({ page }) => {
  await page.goto('./');
  await press(page, 'Ten questions');
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('button', { name: /^Print/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Print this' })).toBeFocused();
  await press(page, 'Back');
  await expect(dialog.getByRole('button', { name: /^Begin/ }).first()).toBeFocused();
});
