/**
 * Through the course by keyboard alone: each question stops the run, is answered right or wrong in
 * turn, and the verdict is the model's. A sample is each lesson's first run in one of the languages,
 * which axe looks at once, here at a question, there at a verdict or at the end; `EVERY=1`
 * (`npm run test:all`) goes through every run in both, and axe looks at all three.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { isRight, questionsIn, type PlacedQuestion } from '../../src/lessons/questions.ts';
import { lessonText } from '../../src/text/lesson.ts';
import type { Language } from '../../src/text/language.ts';
import { stateOf } from '../../src/trace/questions.ts';
import { lessonFiles, readLesson, tracesOf } from '../lessons/course.ts';
import { expect, screen, test } from './journey.ts';

const every = process.env.EVERY === '1';
const languages = ['en', 'zh'] as const;

const moments = ['at a question', 'at a verdict', 'at the end'] as const;
type Moment = (typeof moments)[number];

interface Walk {
  readonly id: string;
  readonly variant: string;
  readonly language: Language;
  /** At which axe looks. */
  readonly looked: readonly Moment[];
}

const walks: readonly Walk[] = lessonFiles.flatMap((file, place) => {
  const { id, runs } = readLesson(file);
  const spoken = every ? languages : [languages[place % 2]!];
  const looked = every ? moments : [moments[place % 3]!];
  return (every ? runs : runs.slice(0, 1)).flatMap((run) =>
    spoken.map((language) => ({ id, variant: run.id, language, looked })),
  );
});

/** Axe finds nothing, where it is to look. */
const look = async (page: Page, { looked }: Walk, moment: Moment) => {
  if (!looked.includes(moment)) return;
  expect((await new AxeBuilder({ page }).analyze()).violations, moment).toEqual([]);
};

/** Presses Tab until the focus is there: what cannot be reached so, a keyboard cannot reach. */
const tabTo = async (page: Page, target: Locator) => {
  for (let presses = 0; presses < 12; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
};

/** Answers by keyboard; every second time something that is wrong. */
const answer = async (page: Page, card: Locator, question: PlacedQuestion, right: boolean) => {
  const { options, typed } = question.prediction;
  const at = options.findIndex(({ is }) => isRight(question, is) === right);
  if (typed !== true) {
    await page.keyboard.press(String(at + 1));
    return;
  }
  await tabTo(page, card.getByRole('textbox'));
  await page.keyboard.type(options[at]!.is);
  await page.keyboard.press('Enter');
};

for (const walk of walks) {
  const { id, variant, language } = walk;
  test(`${id} ${variant} in ${language}`, async ({ page }) => {
    test.slow();
    const lesson = readLesson(`${id}.json`);
    const run = lesson.runs.find((one) => one.id === variant)!;
    const traces = tracesOf(lesson);
    const trace = traces[variant]!;
    const questions = questionsIn(lesson, run, trace, traces);
    const text = lessonText(language);
    const { standsAt } = screen(page);
    const goTo = async (step: number, from: number) => {
      for (let at = from; at < step; at += 1) await page.keyboard.press('ArrowRight');
      await standsAt(step);
    };

    await page.goto(`./?lesson=${id}&variant=${variant}&lang=${language}&motion=reduced`);
    await expect(page.getByRole('tabpanel').getByRole('heading').first()).toHaveText(
      lesson.title[language],
    );
    await expect(page.locator('html')).toHaveAttribute(
      'lang',
      language === 'en' ? 'en' : 'zh-Hans',
    );
    let step = run.scenario.view?.start ?? 0;
    await standsAt(step);
    // It holds until its questions are known.
    const next = page.getByRole('button', { name: /Next step|下一步/ });
    if (questions[0]?.step !== step) await expect(next).toHaveAttribute('aria-disabled', 'false');

    for (const [index, question] of questions.entries()) {
      await goTo(question.step, step);
      step = question.step;
      const card = page.locator('[data-asks] [role=group]');
      await expect(card).toHaveAttribute('data-state', 'asked');
      // What sums the lesson up would answer it.
      await expect(page.getByRole('heading', { name: text.panel.remember })).toBeHidden();
      await expect(page.getByRole('button', { name: /Next step|下一步/ })).toHaveAttribute(
        'aria-disabled',
        'true',
      );
      await page.keyboard.press('End');
      await standsAt(step);
      if (index === 0) await look(page, walk, 'at a question');
      const right = index % 2 === 1;
      await answer(page, card, question, right);
      await expect(card.getByRole('status')).toContainText(
        right ? text.question.right : text.question.wrong,
      );
      if (index === 0) await look(page, walk, 'at a verdict');
      await tabTo(page, card.getByRole('button', { name: text.question.goOn }));
      await page.keyboard.press('Enter');
      const more = questions[index + 1]?.step === step;
      const moved = more || step === trace.events.length ? step : step + 1;
      await standsAt(moved);
      step = moved;
    }

    await page.keyboard.press('End');
    await standsAt(trace.events.length);
    for (const host of ['A', 'B']) {
      const state = stateOf(trace, host, trace.events.length);
      await expect(page.locator(`[data-host="${host}"]`).first()).toContainText(state);
    }
    const listed = page.getByRole('button', { name: lesson.title[language] }).first();
    await expect(listed).toContainText(text.list.done);
    await look(page, walk, 'at the end');
  });
}
