import { expect, test } from './journey.ts';

test('why not two: the exploration finds the ghost by itself, and the page plays it', async ({
  page,
}) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Explore…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Why not two steps?').click();
  await dialog.getByRole('button', { name: 'Explore', exact: true }).click();
  await expect(dialog.getByText(/situations visited, .* a second/)).toBeVisible();
  const ghosts = dialog.getByRole('listitem').filter({ hasText: 'A ghost connection' });
  await expect(ghosts.filter({ hasText: 'at B; A ends in CLOSED, B in ESTABLISHED' })).toHaveCount(
    1,
  );
  await expect(ghosts.filter({ hasText: 'at B; by an old SYN;' })).toHaveCount(1);
  const ghost = ghosts.first();
  await ghost.getByRole('button', { name: 'Play it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ghost connection');
  await page.keyboard.press('End');
  await expect(page.getByText('Not TCP', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/run=1\./);
});

test('the real machine bears two losses and a copy in a handshake and a close', async ({
  page,
}) => {
  await page.goto('./?lang=zh');
  await page.getByRole('button', { name: '探索…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('一次握手和一次关闭').click();
  await dialog.getByRole('button', { name: '开始探索' }).click();
  await expect(dialog.getByText('没有发现问题')).toBeVisible();
});
