/** The lanes of the programs stand beside the kernels' where a lesson or a run is about programs. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, screen, test } from './journey.ts';

const program = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

const words = (page: Page) =>
  page.locator('[data-program] > g[aria-hidden]:not([visibility=hidden]) > text');

const names = (page: Page) => page.locator('text[data-state]:not([visibility=hidden])');

/** Which words lie over other words, or over the name of a state. */
const overlapping = async (page: Page): Promise<readonly string[]> => {
  const boxes = async (texts: ReturnType<typeof words>) =>
    Promise.all((await texts.all()).map(async (text) => ({ text, box: await text.boundingBox() })));
  const [some, others] = [await boxes(words(page)), await boxes(names(page))];
  const over = some.flatMap(({ text, box: a }, i) =>
    [...some.slice(i + 1), ...others].flatMap(({ text: other, box: b }) =>
      a !== null &&
      b !== null &&
      Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1 &&
      // A line of text is a little higher than its letters.
      Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 4
        ? [[text, other] as const]
        : [],
    ),
  );
  return Promise.all(
    over.map(async ([a, b]) => `${await a.innerText()} over ${await b.innerText()}`),
  );
};

test('a lesson about programs shows what each calls and is told', async ({ page }) => {
  await page.goto('./?lesson=L14&lang=en&motion=reduced&step=7');
  const server = program(page, 'Program: Server');
  await expect(server.getByRole('img', { name: 'EOF' })).toBeVisible();
  await expect(server.getByRole('img', { name: 'accept()' })).toBeAttached();
  await expect(
    program(page, 'Program: Client').getByRole('img', { name: 'shutdown()' }),
  ).toBeVisible();
});

for (const scenario of ['http-persistent', 'http-pipelined', 'http-multiplexed']) {
  test(`${scenario} names its messages, and no words lie over others at any step`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`./?scenario=${scenario}&lang=en&motion=reduced&step=8`);
    const { next, standsAt } = screen(page);
    for (let step = 9; step <= 14; step += 1) {
      await next.click();
      await standsAt(step);
      expect(await overlapping(page), `step ${String(step)}`).toEqual([]);
    }
    await expect(page.getByText(/GET \/1/).first()).toBeAttached();
    expect(await words(page).count()).toBeGreaterThan(3);
  });
}

test('on a phone there are marks with names, and no words', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./?scenario=http-persistent&lang=zh&motion=reduced&step=8');
  await expect(
    program(page, '程序：浏览器').getByRole('img', { name: '读到 200 /1' }),
  ).toBeVisible();
  await expect(words(page)).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).include('#lanes').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('a run without programs has the lanes that it had', async ({ page }) => {
  await page.goto('./?scenario=three-way-handshake&lang=en&motion=reduced&step=3');
  await expect(names(page).first()).toBeVisible();
  await expect(page.locator('[data-program]')).toHaveCount(0);
});
