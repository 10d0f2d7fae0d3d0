/** What a run goes on under: read, searched, changed, taken back. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, screen, test } from './journey.ts';

const dialogOf = (page: Page) => page.getByRole('dialog');

const open = async (page: Page) => {
  await screen(page).button('Conditions').click();
  await expect(dialogOf(page).getByRole('heading')).toHaveText('Conditions of this run');
};

const loss = (page: Page) => dialogOf(page).getByRole('textbox', { name: 'Loss' });

const apply = async (page: Page) => {
  await dialogOf(page)
    .getByRole('button', { name: /^(Apply|应用)$/ })
    .click();
  await expect(dialogOf(page)).toHaveCount(0);
};

/** The state of an end, as the state diagram tells it. */
const standsIn = (page: Page, host: string, state: string) =>
  expect(page.getByRole('group', { name: new RegExp(`${host} is in ${state}\\.`) })).toBeVisible();

test('the other end closes first, and is the one that waits in TIME-WAIT', async ({ page }) => {
  // The accessibility of so many fields takes a busy machine a while.
  test.slow();
  const { standsAt, title, button } = screen(page);
  await page.goto('./?scenario=four-way-close&step=11');
  await standsAt(11);
  await standsIn(page, 'Client', 'TIME-WAIT');
  await open(page);
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  const closers = dialogOf(page).getByRole('group', { name: 'Who closes first' });
  await expect(closers.getByRole('radio', { name: 'Client' })).toBeChecked();
  await closers.getByText('Server').click();
  await expect(dialogOf(page).getByText('1 change', { exact: true })).toBeVisible();
  await apply(page);

  await expect(title).toContainText('(my copy)');
  await standsAt(11);
  await standsIn(page, 'Server', 'TIME-WAIT');
  await standsIn(page, 'Client', 'CLOSED');
  await open(page);
  await expect(closers.getByRole('radio', { name: 'Server' })).toBeChecked();
  await closers.getByText('Client').click();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);
  await standsIn(page, 'Server', 'TIME-WAIT');
  await button('Undo').click();
  await expect(title).not.toContainText('(my copy)');
  await standsIn(page, 'Client', 'TIME-WAIT');
});

test('who closes first cannot be chosen where nobody closes, and the reason is there', async ({
  page,
}) => {
  await page.goto('./?step=2');
  await screen(page).standsAt(2);
  await open(page);
  const closers = dialogOf(page).getByRole('group', { name: 'Who closes first' });
  for (const role of await closers.getByRole('radio').all()) await expect(role).toBeDisabled();
  await expect(closers.getByRole('radio')).toHaveCount(2);
  await expect(closers).toHaveAccessibleDescription('No end closes a connection in this scenario.');
});

test('on a link that loses everything, the SYN is repeated until the client gives up', async ({
  page,
}) => {
  const { standsAt, next, sentence } = screen(page);
  await page.goto('./?step=2');
  await standsAt(2);
  await open(page);
  await loss(page).fill('101');
  await expect(loss(page)).toHaveAccessibleDescription(/^Expected a number from 0 to 100\./);
  await loss(page).fill('100');
  await apply(page);
  await standsAt(2);
  await next.click();
  await expect(sentence).toContainText('lost');
  await next.click();
  await standsAt(4);
  await expect(page.getByRole('button', { name: /^SYN .*from Client/ })).toHaveCount(2);
  await page.keyboard.press('End');
  await standsIn(page, 'Client', 'CLOSED');
  await expect(page.getByRole('group', { name: /Server is in LISTEN/ })).toBeVisible();
});

test('an option is found in either language; an MSL of 5 s makes TIME-WAIT last 10 s', async ({
  page,
}) => {
  const { standsAt, sentence, button, title } = screen(page);
  await page.goto('./?scenario=four-way-close&step=11');
  await standsAt(11);
  await open(page);
  const dialog = dialogOf(page);
  const search = dialog.getByRole('searchbox', { name: 'Search' });
  const fields = dialog.getByRole('textbox');
  const lifetime = dialog.getByRole('textbox', { name: 'Maximum segment lifetime' });
  await search.fill('生存时间');
  await expect(lifetime).toBeVisible();
  await expect(fields).toHaveCount(1);
  await search.fill('segment lifetime');
  await expect(fields).toHaveCount(1);
  await search.fill('rfc 6298 2.4');
  await expect(dialog.getByLabel('Smallest retransmission timeout')).toBeVisible();
  await search.fill('nothing like it');
  await expect(dialog.getByText('No condition fits.')).toBeVisible();
  await search.fill('msl');
  await expect(dialog.getByText('Default: 2 min')).toBeVisible();
  await lifetime.fill('5');
  await expect(dialog.getByText('Changed', { exact: true })).toBeVisible();
  await apply(page);
  await expect(title).toContainText('(my copy)');
  await standsAt(11);
  await page.keyboard.press('End');
  await expect(sentence).toContainText('2 MSL (10 s) are over');
  await button('Undo').click();
  await expect(title).not.toContainText('(my copy)');
  await page.keyboard.press('End');
  await expect(sentence).toContainText('2 MSL (4 min) are over');
});

test('a preset gives the values of all options but those that one sets', async ({ page }) => {
  await page.goto('./?scenario=four-way-close&step=11');
  await screen(page).standsAt(11);
  await open(page);
  const dialog = dialogOf(page);
  const [lifetime, retries] = [
    dialog.getByRole('textbox', { name: 'Maximum segment lifetime' }),
    dialog.getByRole('textbox', { name: 'Repetitions of a SYN (times)' }),
  ];
  await retries.fill('3');
  await dialog.getByLabel('Preset').selectOption({ label: 'Linux: as a Linux 6 kernel does' });
  await expect(lifetime).toHaveValue('30');
  await expect(retries).toHaveValue('3');
  await dialog.getByRole('switch', { name: 'Challenge ACK' }).uncheck();
  await expect(dialog.getByText('3 changes')).toBeVisible();
  await dialog
    .getByRole('button', { name: 'Put back to the default: Repetitions of a SYN', exact: true })
    .click();
  await expect(retries).toHaveValue('6');
  await expect(retries).toBeFocused();
  await apply(page);
  await expect(screen(page).title).toContainText('(my copy)');
  await page.keyboard.press('End');
  await expect(screen(page).sentence).toContainText('2 MSL (1 min) are over');
});

test('by keyboard alone: what is wrong is told at its field, and nothing is applied', async ({
  page,
}) => {
  const { standsAt, button, title } = screen(page);
  await page.goto('./?scenario=four-way-close&step=3&motion=reduced');
  await standsAt(3);
  await button('Conditions').focus();
  await page.keyboard.press('Enter');
  const dialog = dialogOf(page);
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('initial seq number');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const number = dialog.getByLabel('Initial sequence number', { exact: true }).first();
  await expect(number).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('7, x');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(number).toBeFocused();
  await expect(number).toHaveAccessibleDescription(/^This is no number\./);
  await expect(dialog.getByText('1 value to correct')).toBeVisible();
  await expect(page).not.toHaveURL(/run=/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('8, 9');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(button('Conditions')).toBeFocused();
  await standsAt(3);
  await expect(title).toContainText('(my copy)');
  await expect(page.getByRole('button', { name: /^SYN SEQ 8,/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: /^SYN SEQ 99,/ })).toBeVisible();
});

test('by touch, on a phone, in Chinese and in the dark', async ({ browser, baseURL }) => {
  // The accessibility of so many fields takes a busy machine a while.
  test.slow();
  const context = await browser.newContext({
    baseURL: baseURL!,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.goto('./?scenario=four-way-close&step=11&lang=zh&theme=dark');
  await screen(page).standsAt(11);
  await page.getByRole('button', { name: '场景' }).tap();
  await dialogOf(page).getByRole('button', { name: '条件' }).tap();
  const dialog = page.getByRole('dialog', { name: '本次运行的条件' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('searchbox').fill('RTO');
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  await dialog.getByRole('searchbox').fill('');
  const heights = await dialog.locator('button, input, select').evaluateAll((controls) =>
    controls.map((control) => {
      const touched = control.matches('[type=radio]') ? control.parentElement! : control;
      return touched.getBoundingClientRect().height;
    }),
  );
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  const wider = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
  await dialog.getByRole('button', { name: '换一个' }).tap();
  await expect(dialog.getByRole('textbox', { name: '随机种子' })).toHaveValue('2');
  await dialog.getByText('服务器', { exact: true }).tap();
  await expect(dialog.getByText('2 处改动')).toBeVisible();
  await dialog.getByRole('button', { name: '应用' }).tap();
  await expect(screen(page).title).toContainText('我的副本');
  await screen(page).standsAt(11);
  // Who closes second has nothing to wait for.
  await expect(screen(page).sentence).toContainText(/^客户端.*直接进入\s*CLOSED/);
  await context.close();
});

test('a delay that makes a call come before the handshake is over is applied only when asked twice', async ({
  page,
}) => {
  await page.goto('./?scenario=four-way-close&step=3');
  await screen(page).standsAt(3);
  await open(page);
  const dialog = dialogOf(page);
  await dialog.getByRole('textbox', { name: 'Delay (seconds)', exact: true }).fill('2');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog.getByRole('status').last()).toHaveText(
    'With these conditions shutdown() at Client comes in SYN-SENT instead of ESTABLISHED. Press Apply once more to run it so.',
  );
  await apply(page);
  await expect(screen(page).title).toContainText('(my copy)');
});
