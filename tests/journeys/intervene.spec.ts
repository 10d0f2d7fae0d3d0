import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, screen, test } from './journey.ts';

/** The step of the four-way close at which the last ACK has just left. */
const lastAckLeft = 10;
const fourWayClose = `./?scenario=four-way-close&step=${lastAckLeft}`;

const lastAck = (page: Page) => page.getByRole('button', { name: /^ACK .* from Client/ }).last();
const menuOf = (page: Page) => page.getByRole('dialog', { name: /on its way|途中/ });
const ends = (page: Page) => ({
  client: page.getByRole('group', { name: /of Client/ }),
  server: page.getByRole('group', { name: /of Server/ }),
});

/** All that is drawn and said at a step. */
const seen = async (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll('h1, [data-host], svg[role=group], section, table')]
      .map((element) => element.textContent)
      .join('\n'),
  );

/** From the segment that Tab reaches, the arrow keys go to the others. */
const reachLastAck = async (page: Page): Promise<void> => {
  await page.locator('[data-segment][tabindex="0"]').focus();
  for (let i = 0; i < 9; i += 1) await page.keyboard.press('ArrowDown');
  await expect(lastAck(page)).toBeFocused();
};

const watchTheFinComeAgain = async (page: Page): Promise<void> => {
  const { next, standsAt, sentence } = screen(page);
  await standsAt(lastAckLeft);
  await next.click();
  await standsAt(lastAckLeft + 1);
  await expect(sentence).toContainText(/lost/);
  await next.click();
  await standsAt(lastAckLeft + 2);
  await expect(sentence).toContainText('Server');
  await expect(sentence).toContainText(/FIN/);
  await expect(page.getByRole('button', { name: /^FIN,ACK .*from Server.*in flight/ })).toHaveCount(
    1,
  );
};

test('the last ACK is dropped by hand, LAST-ACK repeats its FIN, and all is taken back', async ({
  page,
}) => {
  const { standsAt, button, title } = screen(page);
  await page.goto(fourWayClose);
  await standsAt(lastAckLeft);
  await expect(ends(page).client.getByText('abort()')).toBeVisible();
  await expect(ends(page).server.getByText('abort()')).toBeVisible();
  await expect(page.getByRole('group', { name: /Figure 5/ })).toBeVisible();
  const before = await seen(page);

  await lastAck(page).click();
  await menuOf(page).getByRole('button', { name: 'Drop' }).click();
  await expect(title).toContainText('(my copy)');
  await expect(page).toHaveURL(/#run=1\./);
  await standsAt(lastAckLeft);
  await watchTheFinComeAgain(page);

  await page.getByRole('button', { name: 'Previous step' }).click();
  await page.getByRole('button', { name: 'Previous step' }).click();
  await standsAt(lastAckLeft);
  await button('Undo').click();
  await expect(title).not.toContainText('(my copy)');
  await standsAt(lastAckLeft);
  expect(await seen(page)).toBe(before);
  await expect(page).toHaveURL(/scenario=four-way-close/);
  await button('Redo').click();
  await expect(title).toContainText('(my copy)');
});

test('the same by keyboard alone; Esc gives the focus back', async ({ page }) => {
  const { standsAt, title } = screen(page);
  await page.goto(fourWayClose);
  await standsAt(lastAckLeft);
  await reachLastAck(page);
  await page.keyboard.press('Enter');
  await expect(menuOf(page).getByRole('button', { name: 'Drop' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menuOf(page)).toBeHidden();
  await expect(lastAck(page)).toBeFocused();
  await standsAt(lastAckLeft);
  await page.keyboard.press('Space');
  await expect(menuOf(page)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(title).toContainText('(my copy)');
  await expect(lastAck(page)).toBeFocused();
  await watchTheFinComeAgain(page);
});

test('a press on another segment opens its menu, one beside it and Tab close it', async ({
  page,
}) => {
  // Both SYNs have left, and neither has arrived.
  await page.goto('./?scenario=simultaneous-open&step=2');
  await screen(page).standsAt(2);
  const syn = (from: string) =>
    page.getByRole('button', { name: new RegExp(`^SYN .* from ${from}`) });
  const labelOf = async (from: string) => {
    const id = await syn(from).getAttribute('data-segment');
    return page.locator(`g[data-segment="${String(id)}"]:not([role])`);
  };
  await (await labelOf('Client')).click();
  await expect(menuOf(page)).toContainText(/Client to Server/);
  await (await labelOf('Server')).click();
  await expect(menuOf(page)).toContainText(/Server to Client/);
  await expect(menuOf(page)).toHaveCount(1);
  await screen(page).sentence.click();
  await expect(menuOf(page)).toHaveCount(0);

  await syn('Client').focus();
  await page.keyboard.press('Enter');
  await expect(menuOf(page).getByRole('button', { name: 'Drop' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(menuOf(page)).toHaveCount(0);
  await screen(page).standsAt(2);
});

test('the same by touch, on a phone', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL!,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const page = await context.newPage();
  await page.goto(fourWayClose);
  await screen(page).standsAt(lastAckLeft);
  await page.locator('[aria-hidden][data-segment]').last().tap();
  const drop = menuOf(page).getByRole('button', { name: 'Drop' });
  expect((await drop.boundingBox())!.height).toBeGreaterThanOrEqual(24);
  await drop.tap();
  await expect(screen(page).title).toContainText('(my copy)');
  await watchTheFinComeAgain(page);
  await context.close();
});

test('a segment is held, shown as held, and let go', async ({ page }) => {
  const { standsAt, next } = screen(page);
  await page.goto(fourWayClose);
  await standsAt(lastAckLeft);
  await lastAck(page).click();
  await menuOf(page).getByRole('button', { name: 'Hold' }).click();
  await expect(screen(page).title).toContainText('(my copy)');
  await next.click();
  await standsAt(lastAckLeft + 1);
  await page.locator('[data-segment="s7"]').first().click();
  await expect(menuOf(page)).toContainText('The link holds it');
  await menuOf(page).getByRole('button', { name: 'Release' }).click();
  await expect(page.getByRole('status').filter({ hasText: '2 changes' })).toHaveCount(1);
  await next.click();
  await standsAt(lastAckLeft + 2);
  await expect(screen(page).sentence).toContainText('lets go');
});

for (const width of [320, 390, 720, 1080, 1280]) {
  test(`an own copy has room at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    const { standsAt, button, title } = screen(page);
    await page.goto('./?scenario=three-way-handshake&step=5&lang=zh');
    await standsAt(5);
    await page.getByRole('button', { name: /客户端的调用与机器/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'close()' }).click();
    await expect(title).toContainText('我的副本');
    await expect(button('撤销')).toBeInViewport({ ratio: 1 });
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider).toBeLessThanOrEqual(0);
  });
}

test('a segment that has arrived still leads to its step', async ({ page }) => {
  const { standsAt } = screen(page);
  await page.goto(fourWayClose);
  await standsAt(lastAckLeft);
  await page.getByRole('button', { name: /^FIN,ACK .*from Client/ }).click();
  await expect(menuOf(page)).toHaveCount(0);
  await standsAt(7);
});

test('a call that the state does not allow tells its reason and its clause', async ({ page }) => {
  const { standsAt } = screen(page);
  await page.goto('./?scenario=three-way-handshake&step=1');
  await standsAt(1);
  const send = ends(page).server.getByRole('button', { name: 'send()' });
  await expect(send).toHaveAttribute('aria-disabled', 'true');
  await expect(send).toHaveAccessibleDescription(/Connection not open yet.*RFC 9293 §3\.10\.2/);
  await send.focus();
  await page.keyboard.press('Enter');
  const reason = page.getByRole('dialog', { name: /send\(\) is not allowed now/ });
  await expect(reason).toContainText('Connection not open yet');
  await expect(reason).toContainText('remote socket unspecified');
  await page.keyboard.press('Escape');
  await expect(send).toBeFocused();
  await standsAt(1);
});

test('text is sent, and a machine crashes', async ({ page }) => {
  const { standsAt, next, sentence } = screen(page);
  await page.goto('./?scenario=three-way-handshake&step=5');
  await standsAt(5);
  await ends(page).client.getByRole('button', { name: 'send()' }).click();
  await page.getByLabel('Text to send').fill('hi there');
  await page.keyboard.press('Enter');
  await expect(screen(page).title).toContainText('(my copy)');
  await next.click();
  await standsAt(6);
  await expect(sentence).toContainText('send()');
  await ends(page)
    .server.getByRole('button', { name: /Calls and machine/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Crash' }).click();
  await next.click();
  await standsAt(7);
  await expect(sentence).toContainText('Server');
  await expect(ends(page).server.getByRole('button', { name: 'listen()' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

for (const theme of ['light', 'dark']) {
  test(`the menus meet WCAG 2.2 AA, ${theme}`, async ({ page }) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    await page.goto(`${fourWayClose}&theme=${theme}&lang=zh`);
    await screen(page).standsAt(lastAckLeft);
    await page
      .getByRole('button', { name: /^ACK .*在途|^ACK .*客户端/ })
      .last()
      .click();
    await expect(menuOf(page)).toBeVisible();
    expect((await new AxeBuilder({ page }).withTags(tags).analyze()).violations).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /服务器的调用与机器/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect((await new AxeBuilder({ page }).withTags(tags).analyze()).violations).toEqual([]);
  });
}
