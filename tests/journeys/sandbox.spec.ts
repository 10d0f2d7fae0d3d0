/** From an empty connection whole cases are made, without writing anything. */
import type { Page } from '@playwright/test';
import { expect, screen, test } from './journey.ts';

const client = (page: Page) => page.getByRole('group', { name: /of Client/ });
const server = (page: Page) => page.getByRole('group', { name: /of Server/ });
const card = (page: Page, host: 'A' | 'B') => page.locator(`[data-host="${host}"]`);
const changes = (page: Page, count: number) =>
  expect(page.getByRole('status').filter({ hasText: `${count} change` })).toHaveCount(1);

const bothAre = async (page: Page, state: string): Promise<void> => {
  await expect(card(page, 'A')).toContainText(state);
  await expect(card(page, 'B')).toContainText(state);
};

const open = async (page: Page): Promise<void> => {
  await page.goto('./');
  await screen(page).standsAt(0);
  await page.getByRole('button', { name: 'All runs' }).click();
  await page.getByRole('button', { name: /^Sandbox/ }).click();
  await expect(screen(page).title).toContainText('Sandbox');
  await expect(screen(page).sentence).toContainText('Press listen() at one end');
};

/** LISTEN at the server, and an open connection; stands at the fifth step, its last. */
const shakeHands = async (page: Page, press: (end: 'A' | 'B', call: string) => Promise<void>) => {
  await press('B', 'listen()');
  await changes(page, 1);
  await page.keyboard.press('End');
  await screen(page).standsAt(1);
  await expect(card(page, 'B')).toContainText('LISTEN');
  await press('A', 'connect()');
  await changes(page, 2);
  await page.keyboard.press('End');
  await screen(page).standsAt(5);
  await bothAre(page, 'ESTABLISHED');
};

/** Both FINs are on their way before either arrives. */
const watchTheSimultaneousClose = async (page: Page): Promise<void> => {
  const { standsAt } = screen(page);
  for (const step of [6, 7]) {
    await page.keyboard.press('ArrowRight');
    await standsAt(step);
  }
  await bothAre(page, 'FIN-WAIT-1');
  for (const step of [8, 9]) {
    await page.keyboard.press('ArrowRight');
    await standsAt(step);
  }
  await bothAre(page, 'CLOSING');
  for (const step of [10, 11]) {
    await page.keyboard.press('ArrowRight');
    await standsAt(step);
  }
  await bothAre(page, 'TIME-WAIT');
  await page.keyboard.press('End');
  await bothAre(page, 'CLOSED');
};

const byMouse = (page: Page) => async (end: 'A' | 'B', call: string) =>
  (end === 'A' ? client(page) : server(page)).getByRole('button', { name: call }).click();

/** From the menu of the end, which the keyboard opens and goes through. */
const byKeys = (page: Page) => async (end: 'A' | 'B', call: string) => {
  const group = end === 'A' ? client(page) : server(page);
  await group.getByRole('button', { name: /machine/ }).focus();
  await page.keyboard.press('Enter');
  const wanted = page.getByRole('dialog').getByRole('button', { name: call });
  await expect(wanted).toBeVisible();
  for (let i = 0; i < 10; i += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

for (const [how, pressing] of [
  ['by mouse', byMouse],
  ['by keyboard alone', byKeys],
] as const) {
  test(`a simultaneous close is made in the sandbox ${how}`, async ({ page }) => {
    await open(page);
    const press = pressing(page);
    await shakeHands(page, press);
    await press('A', 'close()');
    await changes(page, 3);
    await press('B', 'close()');
    await changes(page, 4);
    await screen(page).standsAt(5);
    await watchTheSimultaneousClose(page);
  });

  test(`a simultaneous open is made in the sandbox ${how}`, async ({ page }) => {
    await open(page);
    const press = pressing(page);
    await press('A', 'connect()');
    await changes(page, 1);
    await press('B', 'connect()');
    await changes(page, 2);
    for (const [step, state] of [
      [2, 'SYN-SENT'],
      [4, 'SYN-RECEIVED'],
      [6, 'ESTABLISHED'],
    ] as const) {
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await screen(page).standsAt(step);
      await bothAre(page, state);
    }
  });
}

test('a call comes some seconds later, in the state that the end is in then', async ({ page }) => {
  await open(page);
  await byMouse(page)('B', 'listen()');
  await changes(page, 1);
  await byMouse(page)('A', 'connect()');
  await changes(page, 2);
  await client(page)
    .getByRole('button', { name: /machine/ })
    .click();
  const menu = page.getByRole('dialog');
  await menu.getByRole('spinbutton', { name: 'After' }).fill('0.05');
  await expect(menu).toContainText('This end is then in SYN-SENT');
  await menu.getByRole('spinbutton', { name: 'After' }).fill('90');
  await expect(menu).toContainText('This end is then in ESTABLISHED');
  await menu.getByRole('button', { name: 'close()' }).click();
  await changes(page, 3);
  await screen(page).standsAt(0);
  for (const step of [1, 2, 3, 4, 5, 6]) {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    if (step === 3) break;
  }
  await screen(page).standsAt(6);
  await expect(card(page, 'A')).toContainText('FIN-WAIT-1');
  await expect(page.getByText('90.00 s').or(page.getByText('1:30'))).toHaveCount(1);
});

test('what is made can be undone, and opens again from its address', async ({ page, browser }) => {
  await open(page);
  await shakeHands(page, byMouse(page));
  await expect(page).toHaveURL(/step=5.*#run=1\./);
  const again = await (await browser.newContext()).newPage();
  await again.goto(page.url());
  await screen(again).standsAt(5);
  await bothAre(again, 'ESTABLISHED');
  await again.context().close();
  await screen(page).button('Undo').click();
  await changes(page, 1);
  await screen(page).standsAt(1);
  await expect(card(page, 'B')).toContainText('LISTEN');
  await screen(page).button('Undo').click();
  await screen(page).standsAt(0);
  await expect(page).toHaveURL(/scenario=sandbox/);
  await expect(screen(page).sentence).toContainText('Nothing happens here by itself');
});

test('it opens by its address, in Chinese, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./?scenario=sandbox&lang=zh');
  await screen(page).standsAt(0);
  await expect(screen(page).sentence).toContainText('先在一端点 listen()');
  await page.getByRole('button', { name: /服务器的调用与机器/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'listen()' }).click();
  await expect(screen(page).title).toContainText('我的副本');
  await screen(page).next.click();
  await expect(card(page, 'B')).toContainText('LISTEN');
});
