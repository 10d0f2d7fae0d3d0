import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import {
  questionsOfRound,
  rightAnswer,
  runOf,
  type CourseQuestion,
} from '../../../src/lessons/course-questions.ts';
import { fromCatalogue } from '../../../src/scenario/catalogue/index.ts';
import { validate } from '../../../src/scenario/validate.ts';
import { run } from '../../../src/sim/run.ts';
import { QuizResult } from '../../../src/views/quiz/QuizResult.tsx';
import { QuizStart } from '../../../src/views/quiz/QuizStart.tsx';
import { Sheet } from '../../../src/views/quiz/Sheet.tsx';

const before = questionsOfRound('before');
const traceOf = (question: CourseQuestion) => run(validate(runOf(question, fromCatalogue)));
const rights = Object.fromEntries(
  before.map((question) => [question.id, rightAnswer(question, traceOf)]),
);

describe('the choice of a round', () => {
  const start = (answered: number) => {
    const onBegin = vi.fn();
    const onNumber = vi.fn();
    const nothing = () => undefined;
    render(
      <QuizStart
        language="en"
        number={4711}
        answered={() => answered}
        onNumber={onNumber}
        onOtherNumber={nothing}
        onBegin={onBegin}
        onPrint={nothing}
      />,
    );
    return { onBegin, onNumber };
  };

  it('begins ten questions of the number that is shown', async () => {
    const { onBegin } = start(0);
    await userEvent.click(screen.getByRole('button', { name: /^Begin\s*\(Ten questions, number/ }));
    expect(onBegin).toHaveBeenCalledWith(4711);
  });

  it('takes another number from who has been told one, and no other text', async () => {
    const { onNumber } = start(0);
    const field = screen.getByRole('spinbutton', { name: 'Number' });
    await userEvent.clear(field);
    expect(onNumber).not.toHaveBeenCalled();
    await userEvent.type(field, '2');
    expect(onNumber).toHaveBeenLastCalledWith(2);
  });

  it('offers to go on where some are answered, and to begin anew where all are', () => {
    start(3);
    expect(screen.getAllByRole('button', { name: /^Go on: 3 of 10/ })).toHaveLength(3);
  });
});

describe('the result', () => {
  it('counts what was right, and names lessons for the rest only', async () => {
    const onLesson = vi.fn();
    const [first, ...others] = before;
    const answers = Object.fromEntries(others.map(({ id }) => [id, rights[id]!]));
    render(
      <QuizResult
        questions={before}
        answers={answers}
        rights={rights}
        titleOf={(lesson) => `about ${lesson}`}
        language="en"
        onLesson={onLesson}
        onQuestion={() => undefined}
        onLeave={() => undefined}
      />,
    );
    expect(screen.getByRole('heading', { name: '9 of 10 right' })).toHaveFocus();
    const lessons = screen.getAllByRole('button', { name: /about L/ });
    expect(lessons).toHaveLength(first!.lessons.length);
    await userEvent.click(lessons[0]!);
    expect(onLesson).toHaveBeenCalledWith(first!.lessons[0]);
  });

  it('names a lesson that is still to come without leading anywhere', () => {
    render(
      <QuizResult
        questions={before}
        answers={{}}
        rights={rights}
        titleOf={() => null}
        language="zh"
        onLesson={() => undefined}
        onQuestion={() => undefined}
        onLeave={() => undefined}
      />,
    );
    expect(screen.getByText('L02（尚未推出）')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^L\d\d/ })).toBeNull();
  });
});

describe.each(['en', 'zh'] as const)('the printed sheet in %s', (language) => {
  const sheet = () => {
    render(
      <Sheet
        product="TCP Lanes"
        round="before"
        questions={before}
        rights={rights}
        language={language}
      />,
    );
    const [asked, answered] = [...document.querySelectorAll('section')];
    return { asked: within(asked!), answered: answered! };
  };

  it('has ten questions and no answer on its first page', () => {
    const { asked } = sheet();
    for (const { question } of before)
      expect(
        asked.getByText(
          (_, node) => node?.tagName === 'P' && node.textContent === question[language],
        ),
      ).toBeInTheDocument();
    expect(asked.queryByText(/✓/)).toBeNull();
    expect(asked.queryByText(/RFC 9293/)).toBeNull();
  });

  it('has one right option a question on the answers’ page, with reasons and clauses', () => {
    const { answered } = sheet();
    expect(answered.querySelectorAll('[data-right=true]')).toHaveLength(10);
    for (const { options } of before)
      for (const { why, clause } of options) {
        expect(answered.textContent).toContain(why[language]);
        expect(answered.textContent).toContain(clause);
      }
  });
});
