import { expect, screen, test } from './journey.ts';

test('the language changes in the middle of a run and the step stays', async ({ page }) => {
  const { next, standsAt, sentence, button } = screen(page);
  await page.goto('./');
  await next.click();
  await next.click();
  await standsAt(2);
  await button('Show in Chinese').or(button('中文')).click();
  await standsAt(2);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(sentence).toContainText('客户端');
  await expect(page).toHaveURL(/step=2.*lang=zh/);
  await button('English').click();
  await standsAt(2);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('an address loaded again shows the same', async ({ page }) => {
  const { sentence, standsAt, title } = screen(page);
  await page.goto('./?scenario=last-ack-lost&lang=zh&theme=dark');
  await standsAt(0);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/step=14/);
  const before = [await sentence.innerText(), await title.innerText()];
  await page.reload();
  await expect
    .poll(async () => [await sentence.innerText(), await title.innerText()])
    .toEqual(before);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('going back in the history goes back to the scenario before', async ({ page }) => {
  const { title, standsAt } = screen(page);
  await page.goto('./');
  await standsAt(0);
  await page.keyboard.press('ArrowRight');
  await standsAt(1);
  await page.getByRole('button', { name: 'Four-way close' }).click();
  await expect(title).toContainText('Four-way close');
  await page.goBack();
  await expect(title).toContainText('Three-way handshake');
  await standsAt(1);
  await page.goForward();
  await expect(title).toContainText('Four-way close');
});

test('an address with every parameter wrong shows the handshake and warns', async ({ page }) => {
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  const { title, standsAt } = screen(page);
  await page.goto(
    './?scenario=%00&lesson=no&step=-1&lang=fr&theme=pink&mode=tv&panel=none&names=x&numbers=y&speed=0&motion=z&controls=2&keyboard=q&hide=,&start=b&end=a&autoplay=maybe&loop=?',
  );
  await expect(title).toContainText('Three-way handshake');
  await standsAt(0);
  for (const name of [
    'scenario',
    'step',
    'lang',
    'theme',
    'mode',
    'panel',
    'speed',
    'motion',
    'names',
    'numbers',
    'hide',
    'start',
    'end',
    'autoplay',
    'loop',
  ]) {
    expect(warnings.join('\n')).toContain(`${name}=`);
  }
});

test('a damaged link is told, and the page works', async ({ page }) => {
  const { next, standsAt } = screen(page);
  await page.goto('./#run=1.AAAA');
  await expect(page.getByRole('alert')).toContainText('cannot be read');
  await next.click();
  await standsAt(1);
});

test('the panels are told by the address', async ({ page }) => {
  await page.goto('./?panel=mermaid&step=4');
  const panel = page.getByRole('tabpanel', { name: 'Mermaid' });
  await expect(panel.getByRole('img', { name: /The run so far/ })).toBeVisible();
  await expect(panel.getByRole('img', { name: /The machine/ })).toBeVisible();
  await expect(panel).toContainText('stateDiagram-v2');
  await page.getByRole('tab', { name: 'States' }).click();
  await expect(page.getByRole('group', { name: /Figure 5/ })).toBeVisible();
  await expect(page).not.toHaveURL(/panel=/);
});
