/** Ten questions before and after the course, and a question on any run. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, screen, test } from './journey.ts';

/** Behind a dialog the page is inert, and its lists end where they are scrolled to. */
const isWellFormed = async (page: Page, part = 'html') => {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

const words = {
  en: {
    title: 'Ten questions',
    begin: /Begin \(Before the course\)/,
    print: /Print \(After the course\)/,
    goOn: 'Go on',
    result: /^\d+ of 10 right$/,
    predict: 'Predict',
  },
  zh: {
    title: '十道题',
    begin: /开始\s*（学习之前）/,
    print: /打印\s*（学习之后）/,
    goOn: '继续',
    result: /^10 题中答对 \d+ 题$/,
    predict: '预测',
  },
};

for (const language of ['en', 'zh'] as const) {
  const say = words[language];

  test(`ten questions are answered by keyboard alone, in ${language}`, async ({ page }) => {
    // Ten questions, and three examinations of the page.
    test.slow();
    await page.goto(`./?lang=${language}`);
    await page.getByRole('button', { name: say.title }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: say.title });
    await expect(dialog).toBeVisible();
    await isWellFormed(page, 'dialog[open]');
    await dialog.getByRole('button', { name: say.begin }).focus();
    await page.keyboard.press('Enter');
    const card = dialog.getByRole('group').first();
    for (let number = 1; number <= 10; number += 1) {
      await expect(card).toContainText(
        language === 'en'
          ? `Question ${String(number)} of 10`
          : new RegExp(`${String(number)}.*10`),
      );
      await expect(card.getByRole('heading', { level: 2 })).toBeFocused();
      await page.keyboard.press(String(1 + (number % 3)));
      await expect(card).toContainText(/RFC \d{4} \d|\(\d\)/);
      if (number === 1) await isWellFormed(page, 'dialog[open]');
      await page.keyboard.press('Tab');
      await expect(card.getByRole('button', { name: say.goOn })).toBeFocused();
      await page.keyboard.press('Enter');
    }
    await expect(dialog.getByRole('heading', { name: say.result })).toBeFocused();
    await isWellFormed(page, 'dialog[open]');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test(`a run is asked what comes next, and waits for the answer, in ${language}`, async ({
    page,
  }) => {
    const { standsAt } = screen(page);
    await page.goto(`./?scenario=four-way-close&step=6&lang=${language}`);
    await page.getByRole('button', { name: say.predict }).click();
    const question = page.locator('[data-asks]');
    await expect(question.getByRole('heading', { level: 2 })).toBeFocused();
    await isWellFormed(page);
    await page.keyboard.press('ArrowRight');
    await standsAt(6);
    await page.keyboard.press('1');
    await expect(question.getByRole('status')).not.toBeEmpty();
    await question.getByRole('button', { name: say.goOn }).click();
    await standsAt(7);
    await expect(question).toBeVisible();
    await question.getByRole('button', { name: say.goOn }).click();
    await expect(question).toBeHidden();
    await page.keyboard.press('ArrowRight');
    await standsAt(8);
  });
}

test('a question leads to the run that decided it, and the round waits', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Ten questions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ten questions' });
  await dialog.getByRole('button', { name: 'Begin (Before the course)' }).click();
  await dialog.getByRole('button', { name: /0\.1 s: half a round trip/ }).click();
  await expect(dialog.getByRole('status')).toContainText('Right');
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.getByRole('button', { name: 'Skip' }).click();
  await dialog.getByRole('button', { name: 'Show it' }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/scenario=third-ack-lost/);
  await page.getByRole('button', { name: 'Course', exact: true }).click();
  await page.getByRole('button', { name: 'Ten questions' }).click();
  await expect(dialog.getByText('Question 2 of 10')).toBeVisible();
});

test('what was not known leads to its lesson', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Ten questions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ten questions' });
  await dialog.getByRole('button', { name: 'Begin (Before the course)' }).click();
  for (let number = 1; number <= 10; number += 1) {
    await dialog.getByRole('button', { name: 'Skip' }).click();
    await dialog.getByRole('button', { name: 'Go on' }).click();
  }
  await expect(dialog.getByRole('heading', { name: '0 of 10 right' })).toBeVisible();
  await dialog.getByRole('button', { name: /^L05/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/lesson=L05/);
});

test('on paper there are the questions and, on a page of its own, the answers', async ({
  page,
}) => {
  await page.goto('./?theme=dark');
  await page.getByRole('button', { name: 'Ten questions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ten questions' });
  await dialog.getByRole('button', { name: words.en.print }).click();
  const sheet = dialog.getByRole('region', { name: 'Sheet' });
  await expect(sheet.getByRole('heading', { name: 'Answers' })).toBeVisible();
  await isWellFormed(page);
  await dialog.getByRole('button', { name: '中文' }).click();
  await expect(sheet.getByRole('heading', { name: '答案' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('[data-paper]');
  await expect(paper).toBeVisible();
  await expect(dialog).toBeHidden();
  const pages = paper.locator('section');
  await expect(pages).toHaveCount(2);
  await expect(pages.nth(0).locator('ol > li')).toHaveCount(10);
  await expect(pages.nth(1)).toHaveCSS('break-before', 'page');
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.emulateMedia({ media: 'screen' });
  await dialog.getByRole('button', { name: 'Print this' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', '');
});

test('of what is not TCP nothing is asked, and it says so', async ({ page }) => {
  await page.goto('./?scenario=two-way-handshake');
  await page.getByRole('button', { name: 'Predict' }).click();
  await expect(page.getByText('This is not TCP, so nothing is asked of it.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not TCP, so nothing is asked of it.')).toBeHidden();
});
