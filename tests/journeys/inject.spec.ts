/** A reset is forged: below the window, inside it, and exactly right; and what comes of each. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, screen, test } from './journey.ts';

/** Both ends are ESTABLISHED, the last step of the handshake. */
const opened = 5;
const address = `./?scenario=three-way-handshake&step=${opened}`;

const server = (page: Page) => page.getByRole('group', { name: /of Server|服务器的/ });
const form = (page: Page) => page.getByRole('dialog', { name: /on the link to|注入一个/ });
const stateOf = (page: Page, host: string) => page.locator(`[data-host="${host}"]`);

const openForm = async (page: Page): Promise<void> => {
  await server(page)
    .getByRole('button', { name: /machine|机器/ })
    .click();
  await page.getByRole('button', { name: /Put a segment on the link|注入报文段/ }).click();
  await expect(form(page)).toBeVisible();
};

/** Puts on the link what a preset fills in, and goes to its arrival. */
const forge = async (page: Page, preset: string): Promise<void> => {
  const { standsAt, next, title } = screen(page);
  await page.goto(address);
  await standsAt(opened);
  await openForm(page);
  await form(page).getByRole('button', { name: preset }).click();
  await form(page).getByRole('button', { name: 'Put it on the link' }).click();
  await expect(form(page)).toHaveCount(0);
  await expect(title).toContainText('(my copy)');
  await standsAt(opened);
  await next.click();
  await standsAt(opened + 1);
};

test('a reset below the window does nothing', async ({ page }) => {
  await forge(page, 'RST one below the window');
  await expect(screen(page).sentence).toContainText('outside its window');
  await expect(screen(page).sentence).toContainText('dropped in silence');
  await expect(stateOf(page, 'B')).toContainText('ESTABLISHED');
  await expect(screen(page).next).toHaveAttribute('aria-disabled', 'true');
});

test('a reset inside the window draws a challenge ACK', async ({ page }) => {
  await forge(page, 'RST inside the window');
  await expect(screen(page).sentence).toContainText('challenge ACK');
  await expect(stateOf(page, 'B')).toContainText('ESTABLISHED');
  await expect(page.getByRole('button', { name: /^ACK .*from Server.*in flight/ })).toHaveCount(1);
});

test('a reset exactly at RCV.NXT ends the connection, and undo brings it back', async ({
  page,
}) => {
  await forge(page, 'RST exactly at RCV.NXT');
  const { sentence, standsAt, button, title } = screen(page);
  await expect(sentence).toContainText('ECONNRESET');
  await expect(stateOf(page, 'B')).toContainText('CLOSED');
  await expect(stateOf(page, 'A')).toContainText('ESTABLISHED');
  await button('Undo').click();
  await expect(title).not.toContainText('(my copy)');
  await standsAt(opened);
  await expect(stateOf(page, 'B')).toContainText('ESTABLISHED');
});

test('the form says beforehand what it will put there, and what is wrong with it', async ({
  page,
}) => {
  await page.goto(address);
  await screen(page).standsAt(opened);
  await openForm(page);
  const seq = form(page).getByRole('textbox', { name: 'Sequence number' });
  const preview = form(page).locator('output');
  await expect(seq).toHaveValue('101');
  await expect(preview).toContainText(
    'RST SEQ 101 LEN 0 (forged) · from Client:49152 to Server:80',
  );
  await form(page).getByRole('checkbox', { name: 'ACK' }).check();
  await expect(preview).toContainText('RST,ACK SEQ 101 ACK 301');
  await form(page)
    .getByRole('combobox', { name: 'Telling values: Acknowledgment number' })
    .selectOption({ label: '302 · SND.NXT + 1: never sent' });
  await expect(preview).toContainText('ACK 302');
  await seq.fill('4294967296');
  await expect(seq).toHaveAccessibleDescription('A whole number from 0 to 4294967295.');
  await form(page).getByRole('button', { name: 'Put it on the link' }).click();
  await expect(form(page)).toBeVisible();
  await expect(seq).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(form(page)).toHaveCount(0);
  await expect(screen(page).title).not.toContainText('(my copy)');
});

test('relative numbers are those of the page, and the link has the true ones', async ({ page }) => {
  await page.goto(`${address}&numbers=relative`);
  await screen(page).standsAt(opened);
  await openForm(page);
  await expect(form(page).getByRole('textbox', { name: 'Sequence number' })).toHaveValue('1');
  await form(page).getByRole('button', { name: 'Put it on the link' }).click();
  await screen(page).next.click();
  await expect(screen(page).sentence).toContainText('SEQ = 1, exactly the number expected');
  await page.getByRole('button', { name: /^Share$/ }).click();
  await page.getByRole('button', { name: 'Edit as JSON' }).click();
  await expect(page.getByRole('textbox', { name: 'Scenario' })).toHaveValue(/"seq": 101,/);
});

test('by keyboard alone', async ({ page }) => {
  const { standsAt, title, sentence } = screen(page);
  await page.goto(address);
  await standsAt(opened);
  const menu = server(page).getByRole('button', { name: /machine/ });
  await menu.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'listen()' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('button', { name: /Put a segment on the link/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(form(page)).toBeVisible();
  const inside = form(page).getByRole('button', { name: 'RST inside the window' });
  for (let i = 0; i < 10; i += 1) {
    if (await inside.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(inside).toBeFocused();
  await page.keyboard.press('Space');
  const seq = form(page).getByRole('textbox', { name: 'Sequence number' });
  await expect(seq).toHaveValue('111');
  for (let i = 0; i < 16; i += 1) {
    if (await seq.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(title).toContainText('(my copy)');
  await expect(menu).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await standsAt(opened + 1);
  await expect(sentence).toContainText('challenge ACK');
});

test('by touch, on a phone', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL!,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const page = await context.newPage();
  await page.goto(address);
  await screen(page).standsAt(opened);
  await server(page)
    .getByRole('button', { name: /machine/ })
    .tap();
  await page.getByRole('button', { name: /Put a segment on the link/ }).tap();
  for (const button of await form(page).getByRole('button').all())
    expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await form(page).getByRole('button', { name: 'RST exactly at RCV.NXT' }).tap();
  await form(page).getByRole('button', { name: 'Put it on the link' }).tap();
  await expect(screen(page).title).toContainText('(my copy)');
  await screen(page).next.tap();
  await expect(screen(page).sentence).toContainText('ECONNRESET');
  await context.close();
});

for (const theme of ['light', 'dark']) {
  test(`the form meets WCAG 2.2 AA, ${theme}`, async ({ page }) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    await page.goto(`${address}&theme=${theme}&lang=zh`);
    await screen(page).standsAt(opened);
    await openForm(page);
    await form(page).getByRole('textbox', { name: '序号' }).fill('x');
    expect((await new AxeBuilder({ page }).withTags(tags).analyze()).violations).toEqual([]);
  });
}
