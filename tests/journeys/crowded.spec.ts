/** Runs in which much happens at once, or hardly anything for hours, stay readable. */
import type { Page } from '@playwright/test';
import type { Scenario } from '../../src/scenario/schema.ts';
import { expect, screen, test } from './journey.ts';

/** A client that sends `length` octets at 1 s, and what else happens. */
const sending = (title: string, length: number, rest: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  title,
  hosts: { A: { iss: 1, maximumSegmentSize: 1460 }, B: { iss: 2, maximumSegmentSize: 1460 } },
  link: { delay: 0.01 },
  ...rest,
  events: [
    { at: 0, host: 'B', call: 'listen', port: 80, socket: 'listener', accepts: ['b'] },
    { at: 0, host: 'A', call: 'connect', port: 49152, to: { host: 'B', port: 80 }, socket: 'a' },
    { at: 1, host: 'A', call: 'send', length, socket: 'a' },
    ...(rest.events ?? []),
  ],
});

const transfer = sending('A long transfer', 10_000 * 1460, {
  link: { delay: 0.01, loss: 0.01, seed: 7 },
});

const burst = sending('Ten within a millisecond', 10 * 1460);

const hours = sending('Three hours', 100, {
  events: [
    { at: 3600, host: 'B', call: 'send', length: 100, socket: 'b' },
    { at: 10_800, host: 'A', call: 'shutdown', socket: 'a' },
  ],
});

const open = async (page: Page, scenario: Scenario) => {
  await page.goto('./?lang=en');
  await screen(page).openFile('crowded.json', JSON.stringify(scenario));
  const title = scenario.title as string;
  await expect(screen(page).title).toHaveText(title, { timeout: 60_000 });
};

/** The labels in the lanes, as boxes that are seen. */
const labels = (page: Page) =>
  page.locator('svg g[aria-hidden][data-segment]:not([visibility=hidden])');

/** No label lies over another one: at the middle of each, it is on top itself. */
const covered = (page: Page): Promise<readonly string[]> =>
  labels(page).evaluateAll((all) =>
    all.flatMap((label) => {
      const { left, top, width, height } = label.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const frame = label.closest('svg')?.getBoundingClientRect();
      if (frame === undefined || y < frame.top + 10 || y > frame.bottom - 10) return [];
      const there = document.elementFromPoint(x, y)?.closest('[data-segment]');
      return there === label ? [] : [label.textContent];
    }),
  );

for (const [name, width, height] of [
  ['wide', 1440, 900],
  ['narrow', 390, 844],
] as const) {
  test.describe(`on a ${name} page`, () => {
    test.use({ viewport: { width, height } });

    test('a transfer of 10,000 segments shows ten labels at most, and counts the rest', async ({
      page,
    }) => {
      test.setTimeout(180_000);
      await open(page, transfer);
      for (const part of [0.2, 0.55, 0.9]) {
        await screen(page).scrubber.evaluate((range: HTMLInputElement, share) => {
          range.valueAsNumber = Number(range.max) * share;
          range.dispatchEvent(new Event('input', { bubbles: true }));
        }, part);
        await expect(labels(page).first()).toBeVisible();
        expect(await labels(page).count()).toBeLessThanOrEqual(10);
        expect(await covered(page)).toEqual([]);
      }
      await expect(page.getByText(/^\+\d+$|^\d+ segments? without a label$/).first()).toBeVisible();
      await screen(page).next.click();
      await expect(screen(page).sentence).not.toBeEmpty();
    });
  });
}

test('ten segments within a millisecond are told apart', async ({ page }) => {
  await open(page, burst);
  await page.keyboard.press('End');
  await expect(labels(page).first()).toBeVisible();
  expect(await covered(page)).toEqual([]);
});

test('a wait of hours is a break that tells how long it is', async ({ page }) => {
  await open(page, hours);
  await page.keyboard.press('End');
  await expect(page.getByText(/⋯ 1 h 59 min .* ⋯/).first()).toBeVisible();
});
