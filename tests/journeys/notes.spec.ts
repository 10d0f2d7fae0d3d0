/** The study notes: put right, chosen between, and contradicted by the model. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, screen, test } from './journey.ts';

const dialogOf = (page: Page) => page.getByRole('dialog');
const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).include('dialog').analyze()).violations;

test('a note is put right with the mouse, and the model contradicts it where it is wrong', async ({
  page,
}) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Put the notes right' }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('heading', { name: 'Note 1 of 26' })).toBeVisible();
  await dialog.getByRole('button', { name: 'TCP', exact: true }).click();
  await expect(dialog.getByText('This is right.')).toBeVisible();
  await dialog.getByRole('button', { name: 'has no notion of a connection;' }).click();
  await expect(dialog.getByText('One more place is wrong.')).toBeVisible();
  await dialog.getByRole('button', { name: 'there are only requests' }).click();
  await expect(dialog.getByText('1 of 26 put right')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await dialog.getByRole('button', { name: 'Watch the model contradict it' }).click();
  await expect(dialog).toHaveCount(0);
  const lesson = page.getByRole('article', { name: 'A note against the model' });
  await expect(lesson).toContainText('The note says: TCP has no notion of a connection;');
  await expect(page).toHaveURL(/run=1\./);
  await screen(page).next.click();
  await expect(lesson).toContainText('The note: 0. The model: 1.');
  await expect(lesson).toContainText('The note says:');

  await lesson.getByRole('button', { name: 'Back to the notes' }).click();
  await expect(dialogOf(page).getByText('1 of 26 put right')).toBeVisible();
});

test('by keyboard alone: a note is put right, and the next one has the focus', async ({ page }) => {
  await page.goto('./');
  const open = page.getByRole('button', { name: 'Put the notes right' });
  await open.focus();
  await page.keyboard.press('Enter');
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('heading', { name: 'Note 1 of 26' })).toBeVisible();
  const next = dialog.getByRole('button', { name: 'Next', exact: true });
  // Close, the three pieces, and the way to the next.
  for (let presses = 0; presses < 6; presses += 1) {
    if (await next.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(next).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Note 2 of 26' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('status').filter({ hasText: 'Yes, here.' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(open).toBeFocused();
});

test('in Chinese, on a phone: one of two notes is chosen, and the model decides', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./?lang=zh&theme=dark');
  await page
    .getByRole('button', { name: /场景|菜单|课程/ })
    .first()
    .click();
  await dialogOf(page).getByRole('button', { name: '哪份笔记对？' }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('heading', { name: '第 1 组，共 8 组' })).toBeVisible();
  await dialog
    .getByRole('button', { name: /^这份对/ })
    .first()
    .click();
  await expect(dialog.getByText('选对了。')).toBeVisible();
  await expect(dialog.getByText('已裁定 1 / 8')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '看模型怎样裁定' }).click();
  await expect(page.getByRole('article', { name: '两份笔记与模型' })).toContainText('一份笔记说：');
});

test('why not two: one press in the lesson, and the search finds the ghost and plays it', async ({
  page,
}) => {
  await page.goto('./?lesson=L04&variant=d');
  await page.getByRole('button', { name: 'Why not two? Let the exploration search' }).click();
  const ghost = dialogOf(page).getByRole('listitem').filter({ hasText: 'A ghost connection' });
  await ghost.first().getByRole('button', { name: 'Play it' }).click();
  await expect(screen(page).title).toContainText('ghost connection');
  await page.keyboard.press('End');
  await expect(page.getByText('Not TCP', { exact: true })).toBeVisible();
});

test('the run with two steps only offers the search as well', async ({ page }) => {
  await page.goto('./?scenario=two-way-handshake&lang=zh');
  await page.getByRole('button', { name: '为什么不是两次？让穷举来找' }).click();
  await expect(dialogOf(page).getByRole('listitem').first()).toContainText('幽灵连接');
});
