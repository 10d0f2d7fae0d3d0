import AxeBuilder from '@axe-core/playwright';
import { expect, screen, test } from './journey.ts';

test('the embed layout works inside a frame of another page', async ({
  page,
  context,
  baseURL,
}) => {
  const outer = `${baseURL!}course.html`;
  await page.route(outer, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Course</title><h1>Week 3</h1>
        <iframe title="TCP Lanes" src="./?mode=embed&scenario=last-ack-lost&step=3"
          width="720" height="520"></iframe>`,
    }),
  );
  await page.goto(outer);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('slider')).toHaveAttribute('aria-valuetext', /^Step 3 of/);
  await frame.getByRole('button', { name: 'Next step' }).click();
  await expect(frame.getByRole('slider')).toHaveAttribute('aria-valuetext', /^Step 4 of/);
  await expect(frame.getByRole('navigation')).toHaveCount(0);
  expect(page.url()).toBe(outer);

  const opened = context.waitForEvent('page');
  await frame.getByRole('link', { name: 'Open' }).click();
  const full = await opened;
  await screen(full).standsAt(4);
  await expect(full.getByRole('navigation', { name: /^(Scenarios|The course)$/ })).toBeVisible();
  await expect(full.getByRole('heading', { level: 1 })).toContainText('The last ACK is lost');
});

test('a lecture shows the lanes and the sentence, and blanks', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const { sentence } = screen(page);
  await page.goto('./?mode=lecture&step=2');
  await expect(sentence).toContainText('SYN-SENT');
  await expect(page.getByText('2 / 5').filter({ visible: true })).toBeVisible();
  const words = sentence.locator('p');
  const size = await words.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(size).toBeGreaterThanOrEqual(1080 / 30);
  await page.keyboard.press('PageDown');
  await expect(page.getByText('3 / 5').filter({ visible: true })).toBeVisible();
  await page.keyboard.press('b');
  const blank = page.getByText('The screen is blank');
  await expect(blank).toBeVisible();
  await page.keyboard.press('.');
  await expect(blank).toBeHidden();
  // The remote's next key shows the screen again, and takes no step that nobody sees.
  await page.keyboard.press('b');
  await page.keyboard.press('PageDown');
  await expect(blank).toBeHidden();
  await expect(page.getByText('3 / 5').filter({ visible: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('navigation', { name: /^(Scenarios|The course)$/ })).toBeVisible();
  await screen(page).standsAt(3);
});

const sizes = [
  [320, 640],
  [390, 844],
  [720, 520],
  [1024, 768],
  [1440, 900],
  [2560, 1440],
] as const;

for (const [width, height] of sizes) {
  test(`nothing runs over the side at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const { standsAt, next } = screen(page);
    await page.goto('./?scenario=last-ack-lost&step=10&lang=zh');
    await standsAt(10);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider).toBeLessThanOrEqual(0);
    const box = (await next.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  });
}

test('on a narrow page the scenarios are in a sheet', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { title, button } = screen(page);
  await page.goto('./');
  await button('Scenarios').click();
  const sheet = page.getByRole('dialog', { name: 'Scenarios' });
  await sheet.getByRole('button', { name: /Four-way close/ }).click();
  await expect(sheet).toBeHidden();
  await expect(title).toContainText('Four-way close');
});

test('the skip link leads past the header and the list', async ({ page }) => {
  await page.goto('./');
  await screen(page).standsAt(0);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the lanes' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#lanes')).toBeFocused();
});

const views = ['explore', 'lecture', 'embed'].flatMap((mode) =>
  ['light', 'dark'].flatMap((theme) => ['en', 'zh'].map((lang) => ({ mode, theme, lang }))),
);

for (const { mode, theme, lang } of views) {
  test(`axe finds nothing: ${mode}, ${theme}, ${lang}`, async ({ page }) => {
    await page.goto(
      `./?scenario=last-ack-lost&step=11&mode=${mode}&theme=${theme}&lang=${lang}&motion=reduced`,
    );
    await expect(screen(page).sentence).toBeVisible();
    if (mode === 'explore')
      await expect(page.getByRole('group', { name: /Figure|图 5/ })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]),
    ).toEqual([]);
  });
}

test('axe finds nothing in the Mermaid panel, the keys and the sheet', async ({ page }) => {
  await page.goto('./?panel=mermaid&step=4');
  await expect(page.getByRole('img', { name: /The machine/ })).toBeVisible();
  const found = async () =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
      id,
      nodes.map(({ target }) => target.join(' ')),
    ]);
  expect(await found()).toEqual([]);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await found()).toEqual([]);
});
