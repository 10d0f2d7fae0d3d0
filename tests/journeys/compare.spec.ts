import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, screen, test } from './journey.ts';

const fault = (action: string) =>
  `"faults": [{ "segment": { "from": "A", "flags": ["ACK"], "nth": 2 }, ${action} }],`;

/** Changes the scenario in the page, whose text has no faults yet. */
const addFault = async (page: Page, action: string) => {
  const { button } = screen(page);
  await button(/^Share$/).click();
  await button('Edit as JSON').click();
  const text = page.getByRole('textbox', { name: 'Scenario' });
  await text.fill((await text.inputValue()).replace('"hosts":', `${fault(action)} "hosts":`));
  await button('Apply').click();
  await expect(text).toBeHidden();
  await expect(page).toHaveURL(/run=/);
};

const hostOf = (page: Page, run: string, host: 'A' | 'B') =>
  page.getByRole('region', { name: run, exact: true }).locator(`[data-host=${host}]`).first();

test('a dropped ACK: both runs side by side, told apart, stepped together', async ({ page }) => {
  const { standsAt, next, button, sentence } = screen(page);
  await page.goto('./?scenario=four-way-close&step=9');
  await standsAt(9);
  await addFault(page, '"action": "drop"');
  await button('Compare').click();
  await expect(page.getByRole('heading', { name: 'Compare two runs' })).toBeFocused();
  await expect(page.getByLabel('Compare with')).toHaveValue(':original');
  await expect(
    page.getByText('The ACK did not arrive: the server stays in LAST-ACK and repeats its FIN.'),
  ).toBeVisible();
  await expect(page.getByRole('img', { name: 'First difference' })).toHaveCount(2);
  await button('Go to it').click();
  await standsAt(11);
  await expect(sentence).toContainText('lost');
  await next.click();
  await standsAt(12);
  await expect(hostOf(page, 'The original run', 'B')).toContainText('CLOSED');
  await expect(hostOf(page, 'This run', 'B')).toContainText('LAST-ACK');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await button('Leave the comparison').click();
  await expect(button('Compare')).toBeFocused();
  await standsAt(12);
});

test('by keyboard alone, with a scenario of the catalogue', async ({ page }) => {
  const { standsAt, button } = screen(page);
  await page.goto('./?scenario=four-way-close&step=2&motion=reduced');
  await standsAt(2);
  await button('Compare').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Compare two runs' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await standsAt(3);
  await page.keyboard.press('Tab');
  const select = page.getByLabel('Compare with');
  await expect(select).toBeFocused();
  await select.pressSequentially('The FIN is lost');
  await expect(select).toHaveValue('fin-lost');
  await expect(page.getByText('The FIN arrived: the server goes to CLOSE-WAIT')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Compare two runs' })).toBeHidden();
  await expect(button('Compare')).toBeFocused();
  await standsAt(3);
});

test('what was undone and left can be compared with what came instead', async ({ page }) => {
  const { standsAt, button } = screen(page);
  await page.goto('./?scenario=four-way-close&step=9&motion=reduced');
  await standsAt(9);
  await addFault(page, '"action": "drop"');
  await page.keyboard.press('Control+z');
  await expect(page).not.toHaveURL(/run=/);
  await addFault(page, '"action": "delay", "by": 0.5');
  await button('Compare').click();
  await page.getByLabel('Compare with').selectOption('The run that was undone');
  await expect(page.getByText('The ACK arrived: the server goes to CLOSED')).toBeVisible();
});

test('on a phone one run is shown at a time, in Chinese too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { standsAt } = screen(page);
  await page.goto('./?scenario=four-way-close&step=9&lang=zh');
  await standsAt(9);
  await page.getByRole('button', { name: '场景' }).click();
  await page.getByRole('button', { name: '比较' }).click();
  await page.getByLabel('与之比较').selectOption('fin-lost');
  const here = page.getByRole('region', { name: '这次运行', exact: true });
  const there = page.getByRole('region', { name: 'FIN 丢失', exact: true });
  await expect(here).toBeVisible();
  await expect(there).toBeHidden();
  await page.getByRole('button', { name: 'FIN 丢失', exact: true }).click();
  await expect(there).toBeVisible();
  await expect(here).toBeHidden();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
