import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, screen, test } from './journey.ts';

const overview = (page: Page) => {
  const group = page.getByRole('radiogroup', {
    name: /Connections of this run|本次运行的各个连接/,
  });
  return {
    group,
    follow: group.getByRole('radio', { name: /Follow the steps|跟随步骤/ }),
    web: group.getByRole('radio', { name: /49152/ }),
    shell: group.getByRole('radio', { name: /49153/ }),
    cards: group.locator('label'),
    shown: group.locator('[data-shown]'),
    client: page.locator('[data-host=A]').first(),
  };
};

const two = './?scenario=two-connections';

test('the lanes follow the steps from one connection to the other', async ({ page }) => {
  const { standsAt, next, sentence } = screen(page);
  const { follow, shown, client } = overview(page);
  await page.goto(`${two}&step=6&motion=reduced`);
  await standsAt(6);
  await expect(follow).toBeChecked();
  await expect(shown).toContainText('A:49152 ↔ B:80');
  await expect(client).toContainText('192.0.2.1:49152');
  await next.click();
  await standsAt(7);
  await expect(shown).toContainText('A:49153 ↔ B:22');
  await expect(client).toContainText('192.0.2.1:49153');
  await expect(client).toContainText('SYN-SENT');
  await expect(sentence).toContainText('A:49153 ↔ B:22');
});

test('a connection is chosen with the mouse, and stays while one steps', async ({ page }) => {
  const { standsAt, next, sentence } = screen(page);
  const { web, shell, group, shown, client, follow } = overview(page);
  await page.goto(`${two}&step=8&motion=reduced`);
  await standsAt(8);
  await shell.click();
  await expect(page).toHaveURL(/connection=2/);
  await next.click();
  await standsAt(9);
  await expect(sentence).toContainText('A:49152 ↔ B:80');
  await expect(client).toContainText('SYN-SENT');
  await expect(group.locator('[data-current]')).toContainText('A:49152 ↔ B:80');
  await expect(shown).toContainText('A:49153 ↔ B:22');
  await expect(web).toHaveAccessibleName(/this step/);
  await expect(
    page.getByRole('group', { name: /Sequence diagram/ }).getByRole('button', { name: /SEQ 101/ }),
  ).toHaveCount(0);
  await follow.click();
  await expect(client).toContainText('ESTABLISHED');
  await expect(page).not.toHaveURL(/connection=/);
});

test('by the keyboard alone: arrows choose, the remote still steps', async ({ page }) => {
  const { standsAt } = screen(page);
  const { follow, web, shell, client } = overview(page);
  await page.goto(`${two}&step=8&motion=reduced`);
  await standsAt(8);
  await follow.focus();
  await page.keyboard.press('ArrowRight');
  await expect(web).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(shell).toBeFocused();
  await expect(shell).toBeChecked();
  await expect(client).toContainText('192.0.2.1:49153');
  await standsAt(8);
  await page.keyboard.press('PageDown');
  await standsAt(9);
  await expect(shell).toBeChecked();
});

test('the address holds the choice, and another scenario forgets it', async ({ page }) => {
  const { standsAt } = screen(page);
  const { shell, client } = overview(page);
  await page.goto(`${two}&step=9&connection=2`);
  await standsAt(9);
  await expect(shell).toBeChecked();
  await expect(client).toContainText('192.0.2.1:49153');
  await page
    .getByRole('link', { name: 'Four-way close' })
    .or(page.getByRole('button', { name: /^Four-way close/ }))
    .first()
    .click();
  await expect(page).not.toHaveURL(/connection=/);
  await expect(page.getByRole('radiogroup')).toHaveCount(0);
});

test('a connection that is not there is passed over, and the console says so', async ({ page }) => {
  const { standsAt } = screen(page);
  const { follow } = overview(page);
  const warned = page.waitForEvent('console', (message) => message.type() === 'warning');
  await page.goto(`${two}&step=9&connection=77`);
  expect((await warned).text()).toContain('connection=77');
  await standsAt(9);
  await expect(follow).toBeChecked();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a connection is chosen by touch, in Chinese', async ({ page }) => {
    const { standsAt } = screen(page);
    const { cards, shell, follow, client } = overview(page);
    await page.goto(`${two}&step=9&lang=zh`);
    await standsAt(9);
    for (const card of await cards.all()) {
      expect((await card.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    }
    await cards.last().tap();
    await expect(shell).toBeChecked();
    await expect(client).toContainText('192.0.2.1:49153');
    await cards.first().tap();
    await expect(follow).toBeChecked();
    // The row of cards scrolls; the page does not.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

for (const mode of ['lecture', 'embed']) {
  test(`the overview is there in ${mode}, and covers nothing`, async ({ page }) => {
    await page.setViewportSize({ width: 720, height: 520 });
    const { standsAt, sentence } = screen(page);
    const { group, shell } = overview(page);
    await page.goto(`${two}&step=20&mode=${mode}`);
    if (mode === 'embed') await standsAt(20);
    await expect(shell).toBeVisible();
    const bar = (await group.boundingBox())!;
    const card = (await page.locator('[data-host=A]').first().boundingBox())!;
    const picture = (await page.getByRole('group', { name: /Sequence diagram/ }).boundingBox())!;
    const told = (await sentence.boundingBox())!;
    expect(bar.y + bar.height).toBeLessThanOrEqual(card.y + 4);
    expect(card.y + card.height).toBeLessThanOrEqual(picture.y);
    expect(picture.y + picture.height).toBeLessThanOrEqual(told.y);
  });
}

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing in the overview, nor at the attacker’s line: ${theme}`, async ({
    page,
  }) => {
    const { standsAt } = screen(page);
    await page.goto(`./?scenario=syn-flood&step=12&theme=${theme}`);
    await standsAt(12);
    await expect(overview(page).follow).toBeInViewport();
    await expect(page.locator('svg text', { hasText: 'Attacker (no answers)' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('#lanes').analyze();
    expect(violations).toEqual([]);
  });
}

test('two runs are compared at the connection of the step', async ({ page }) => {
  const { standsAt, button } = screen(page);
  await page.goto(`${two}&step=20`);
  await standsAt(20);
  await button('Compare').click();
  const run = page.locator('[data-run=this]');
  await expect(run.locator('[data-host=A]')).toContainText('192.0.2.1:49152');
  await expect(run.getByRole('button', { name: /^FIN,ACK SEQ 421/ })).toBeVisible();
  await expect(run.getByRole('button', { name: /SEQ 5001/ })).toHaveCount(0);
});

test('a forged reset comes from the attacker’s own line', async ({ page }) => {
  const { standsAt, sentence } = screen(page);
  await page.goto('./?scenario=forged-reset&step=6');
  await standsAt(6);
  const name = page.locator('svg text', { hasText: 'Attacker (no answers)' });
  await expect(name).toBeVisible();
  const forged = page.getByRole('button', {
    name: /^RST SEQ 110 .*from Attacker \(claims to be Client\) to Server/,
  });
  await expect(forged).toBeVisible();
  const [stand, arrow] = [(await name.boundingBox())!, (await forged.boundingBox())!];
  const middle = stand.x + stand.width / 2;
  expect(Math.abs(arrow.x - middle)).toBeLessThan(24);
  await expect(sentence).toContainText('Attacker sent it under the name of Client.');
  await expect(
    page.getByRole('row', { name: /Attacker sent it under the name/ }).first(),
  ).toBeAttached();
});

test('the attacker stands there on a phone, too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { standsAt } = screen(page);
  await page.goto('./?scenario=forged-reset&step=11&lang=zh');
  await standsAt(11);
  const name = (await page.locator('svg text', { hasText: '攻击者（从不回应）' }).boundingBox())!;
  expect(name.x).toBeGreaterThan(0);
  expect(name.x + name.width).toBeLessThan(390);
});
