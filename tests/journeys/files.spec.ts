import { expect, screen, test } from './journey.ts';

const own = {
  version: 1,
  title: { en: 'Made by a student', zh: '学生自制' },
  hosts: { A: { iss: 1 }, B: { iss: 2 } },
  events: [
    { at: 0, host: 'B', call: 'listen', port: 80, socket: 'listener', accepts: ['b'] },
    {
      at: 0,
      host: 'A',
      call: 'connect',
      port: 4000,
      to: { host: 'B', port: 80 },
      socket: 'a',
    },
  ],
};

test('a scenario file is opened, and its address opens it again', async ({ page }) => {
  const { openFile, title, next, standsAt } = screen(page);
  await page.goto('./');
  await standsAt(0);
  await openFile('own.json', JSON.stringify(own));
  await expect(title).toContainText('Made by a student');
  await next.click();
  await standsAt(1);
  await expect(page).toHaveURL(/step=1.*#run=1\./);
  await page.reload();
  await expect(title).toContainText('Made by a student');
  await standsAt(1);
});

test('a scenario file is dropped on the page', async ({ page }) => {
  const { title, standsAt } = screen(page);
  await page.goto('./');
  await standsAt(0);
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'own.json', { type: 'application/json' }));
    return transfer;
  }, JSON.stringify(own));
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await expect(page.getByText('Drop a scenario file')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await expect(title).toContainText('Made by a student');
  await expect(page.getByText('Drop a scenario file')).toBeHidden();
});

const broken: readonly (readonly [string, string, RegExp])[] = [
  ['no JSON', '{ "version": 1,', /not JSON/],
  ['a wrong type', JSON.stringify({ ...own, link: { delay: 'soon' } }), /link\.delay.*"soon"/],
  [
    'an unknown host',
    JSON.stringify({ ...own, events: [{ ...own.events[0], host: 'C' }] }),
    /events\[0\]\.host.*"C"/,
  ],
  ['ten megabytes', `"${'x'.repeat(10_000_000)}"`, /larger than 1 MB/],
];

for (const [what, text, message] of broken) {
  test(`a broken file, ${what}, is refused in words and the page lives on`, async ({ page }) => {
    const { openFile, title, next, standsAt } = screen(page);
    await page.goto('./?step=2');
    await standsAt(2);
    await openFile('broken.json', text);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('broken.json');
    await expect(alert).toContainText(message);
    await expect(title).toContainText('Three-way handshake');
    await next.click();
    await standsAt(3);
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect(alert).toBeHidden();
  });
}

test('Esc puts away what was said about a broken file', async ({ page }) => {
  const { openFile, standsAt } = screen(page);
  await page.goto('./');
  await standsAt(0);
  await openFile('broken.json', 'no JSON');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert')).toBeHidden();
});
