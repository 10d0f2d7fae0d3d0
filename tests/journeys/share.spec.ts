import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readCapture } from '../../src/wire/read-capture.ts';
import { expect, screen, test } from './journey.ts';

const packed = (text: string | Buffer): string =>
  `1.${deflateRawSync(text, { level: 9 }).toString('base64url')}`;

const own = {
  version: 1,
  title: 'Made by a student',
  hosts: { A: { iss: 1 }, B: { iss: 2 } },
  events: [
    { at: 0, host: 'B', call: 'listen', port: 80, socket: 'listener', accepts: ['b'] },
    { at: 0, host: 'A', call: 'connect', port: 4000, to: { host: 'B', port: 80 }, socket: 'a' },
  ],
};

/** All that a screen says, but for what a dialog lays over it. */
const said = async (page: Page) => [
  await page.getByRole('heading', { level: 1 }).innerText(),
  await page.locator('main').innerText(),
  await page.getByRole('complementary').innerText(),
];

const dialogOf = (page: Page) => page.getByRole('dialog');

test('a link opens the very run and step in a browser that knows nothing', async ({
  page,
  browser,
}) => {
  const { openFile, standsAt, next, button } = screen(page);
  await page.goto('./?panel=variables');
  await standsAt(0);
  await openFile('own.json', JSON.stringify(own));
  await expect(page).toHaveURL(/run=/);
  await next.click();
  await next.click();
  await standsAt(2);
  await button(/^Share$/).click();
  const link = await dialogOf(page).getByRole('textbox', { name: 'Link' }).inputValue();
  expect(link.length).toBeLessThan(2000);
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  const here = await said(page);
  const context = await browser.newContext();
  const there = await context.newPage();
  await there.goto(link);
  await expect.poll(() => said(there)).toEqual(here);
  await context.close();
});

test('link, Markdown and frame are copied, by mouse and by keyboard', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { standsAt, button } = screen(page);
  await page.goto('./?scenario=last-ack-lost&step=10');
  await standsAt(10);
  await button(/^Share$/).focus();
  await page.keyboard.press('Enter');
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('heading')).toHaveText('Share this run');
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await dialog.getByRole('button', { name: 'Copy: Link' }).click();
  await expect(dialog.getByText('Copied')).toBeVisible();
  expect(await clipboard()).toMatch(/\?scenario=last-ack-lost&step=10$/);
  await dialog.getByRole('button', { name: 'Copy: Markdown' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(clipboard).toMatch(/^\[The last ACK is lost\]\(http.*step=10\)$/);
  await dialog.getByRole('button', { name: 'Copy: Frame' }).press('Enter');
  await expect.poll(clipboard).toMatch(/^<iframe src="http[^"]*&amp;mode=embed[^"]*" title="/);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button(/^Share$/)).toBeFocused();
});

test('a scenario is saved as a file and opened again', async ({ page }) => {
  const { standsAt, button, openFile, title } = screen(page);
  await page.goto('./?scenario=abort&step=1');
  await standsAt(1);
  await button(/^Share$/).click();
  const coming = page.waitForEvent('download');
  await dialogOf(page).getByRole('button', { name: 'Save abort.json' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('abort.json');
  const text = readFileSync(await download.path(), 'utf8');
  await page.keyboard.press('Escape');
  const before = await title.innerText();
  await openFile('abort.json', text);
  await expect(page).toHaveURL(/run=/);
  expect(await title.innerText()).toContain(before.replace(/^.*› /, ''));
});

test('a run is saved as a capture, made where the reader chooses, by mouse and by keyboard', async ({
  page,
}) => {
  const { standsAt, button } = screen(page);
  await page.goto('./?scenario=last-ack-lost&step=1&numbers=relative');
  await standsAt(1);
  await button(/^Share$/).click();
  const saved = async (press: () => Promise<void>) => {
    const coming = page.waitForEvent('download');
    await press();
    const download = await coming;
    const { packets } = readCapture(readFileSync(await download.path()));
    return { name: download.suggestedFilename(), packets };
  };
  const save = dialogOf(page).getByRole('button', { name: 'Save as capture (pcapng)' });
  const onLink = await saved(() => save.click());
  expect(onLink.name).toBe('last-ack-lost.link.pcapng');
  // The numbers are those of the run, however it is shown.
  expect(onLink.packets.map(({ packet }) => packet.seq).slice(0, 3)).toEqual([99, 299, 100]);
  await dialogOf(page).getByLabel('Captured').selectOption('at Server');
  const atServer = await saved(() => save.press('Enter'));
  expect(atServer.name).toBe('last-ack-lost.B.pcapng');
  // The last ACK never comes there.
  expect(atServer.packets).toHaveLength(onLink.packets.length - 1);
});

test('a scenario is edited as JSON: errors at their line, nothing lost, then undone', async ({
  page,
}) => {
  const { standsAt, button, title, next } = screen(page);
  await page.goto('./?step=3');
  await standsAt(3);
  const open = async () => {
    await button(/^Share$/).click();
    await button('Edit as JSON').click();
  };
  await open();
  const text = page.getByRole('textbox', { name: 'Scenario' });
  const written = await text.inputValue();
  const lineOf = (needle: string, all: string) =>
    all.slice(0, all.indexOf(needle)).split('\n').length;

  const unfinished = written.replace('"hosts": {', '"hosts" {');
  await text.fill(unfinished);
  await button('Apply').click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(`Line ${lineOf('"hosts" {', unfinished)}, column 11: `);
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(text).toBeHidden();
  await open();
  await expect(text).toHaveValue(unfinished);

  const wrong = written.replace('"call": "connect"', '"call": "conect"');
  await text.fill(wrong);
  await button('Apply').click();
  await expect(alert).toContainText(`Line ${lineOf('"call": "conect"', wrong)}, column 7: `);
  await button('Show the place').click();
  await expect(text).toBeFocused();
  const selected = await text.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toContain('"call": "conect"');

  await text.fill(written.replace(/"iss": \d+/, '"iss": 4000'));
  await button('Apply').click();
  await expect(text).toBeHidden();
  await standsAt(3);
  await expect(page).toHaveURL(/run=/);
  await expect(page.locator('main')).toContainText('4000');
  await page.keyboard.press('Control+z');
  await expect(page).not.toHaveURL(/run=/);
  await expect(title).toContainText('Three-way handshake');
  await next.click();
  await standsAt(4);
});

const text = JSON.stringify(own);
const flipped = packed(text).replace(
  /^(1\..{20})(.)/,
  (_, start: string, character: string) => start + (character === 'A' ? 'B' : 'A'),
);
const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;

const hostile: readonly (readonly [string, () => string])[] = [
  ['a megabyte of it', () => `1.${'A'.repeat(1_000_000)}`],
  ['cut short', () => packed(text).slice(0, -12)],
  ['with flipped characters', () => flipped],
  ['from a future version', () => packed(text).replace('1.', '2.')],
  ['that unpacks to a quarter of a gigabyte', () => packed(Buffer.alloc(256 * 1024 * 1024))],
  ['nested deeply', () => packed(`{"version":1,"hosts":${deep}}`)],
  ['that is nothing but nesting', () => packed(deep)],
  ['that names a script', () => 'javascript:alert(1)'],
  ['that is no JSON', () => packed('<script>alert(1)</script>')],
];

for (const [what, run] of hostile) {
  test(`a hostile link, ${what}, is refused in words and the page lives on`, async ({ page }) => {
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    const { standsAt, next, title } = screen(page);
    await page.goto(`./#run=${run()}`);
    await expect(page.getByRole('alert')).toContainText('cannot be read');
    await expect(title).toContainText('Three-way handshake');
    await standsAt(0);
    await next.click();
    await standsAt(1);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^TCP Lanes: run: /);
  });
}

const evil = [
  '<img src=x onerror="window.hacked = 1">',
  '</script><script>window.hacked = 1</script>',
  'javascript:window.hacked=1',
  '%%{init: {"securityLevel": "loose", "theme": "forest"}}%%',
  'end\nclick A href "javascript:window.hacked=1"\nNote over A: x',
  '`${window.hacked = 1}`',
].join(' ');

for (const panel of ['mermaid', 'variables', 'segment', 'states']) {
  test(`hostile text in a scenario stays text, with ${panel} open`, async ({ page }) => {
    const scenario = {
      ...own,
      title: evil,
      description: evil,
      hosts: { A: { iss: 1, name: evil }, B: { iss: 2, name: { en: evil, zh: evil } } },
      events: [...own.events, { at: 1, host: 'A', call: 'send', socket: 'a', text: evil }],
    };
    const { standsAt, next, title, button } = screen(page);
    await page.goto(`./?panel=${panel}&step=4#run=${packed(JSON.stringify(scenario))}`);
    await standsAt(4);
    await expect(title).toContainText('<img src=x');
    await expect(page.getByRole('tabpanel')).not.toBeEmpty();
    await next.click();
    await standsAt(5);
    await button(/^Share$/).click();
    await expect(dialogOf(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('img[src=x], a[href^="javascript:"]')).toHaveCount(0);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });
}
