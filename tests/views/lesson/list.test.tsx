import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Listed } from '../../../src/lessons/course/list.ts';
import { CourseList } from '../../../src/views/lesson/CourseList.tsx';

const listed = (id: string, module: Listed['module'], minutes: number): Listed => ({
  id,
  module,
  minutes,
  title: { en: `Lesson ${id}`, zh: `课 ${id}` },
});

const lessons = [
  listed('L02', 'opening', 5),
  listed('L03', 'opening', 6),
  listed('L04', 'opening', 8),
  listed('L30', 'applications', 7),
];

const list = (props: Partial<ComponentProps<typeof CourseList>> = {}) => (
  <CourseList
    lessons={lessons}
    current="L03"
    progress={{ L02: 'done', L03: 'begun' }}
    path="all"
    language="en"
    extras={[]}
    onPath={() => undefined}
    onChoose={() => undefined}
    {...props}
  />
);

const scrolledTo = vi.fn();
beforeEach(() => {
  scrolledTo.mockClear();
  // jsdom has no layout.
  Element.prototype.scrollIntoView = function (this: Element) {
    scrolledTo(this.textContent);
  };
});

const entry = (name: RegExp) => screen.getByRole('button', { name });

describe('the list of the course', () => {
  it('has the lessons by modules, and leads to them', async () => {
    const onChoose = vi.fn();
    render(list({ onChoose }));
    expect(screen.getByRole('navigation', { name: 'The course' })).toBeVisible();
    const headings = screen.getAllByRole('heading').map(({ textContent }) => textContent);
    expect(headings).toEqual(['Opening', 'Above TCP']);
    await userEvent.click(entry(/Lesson L30/));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('L30');
  });

  it('says in words which lesson is open, begun, done', () => {
    render(list());
    expect(entry(/Lesson L03/)).toHaveAttribute('aria-current', 'true');
    expect(entry(/Lesson L02.*done/)).toBeVisible();
    expect(entry(/Lesson L03.*begun/)).toBeVisible();
    expect(within(entry(/Lesson L04/)).queryByText(/done|begun/)).not.toBeInTheDocument();
    expect(screen.getByText('4 lessons, 26 min')).toBeVisible();
    expect(screen.getByText('1 of 4 done')).toBeVisible();
  });

  it('opens where one stands in it, and then stays where it is', () => {
    const { rerender } = render(list());
    expect(scrolledTo).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('Lesson L03'));
    rerender(list({ current: 'L30' }));
    expect(scrolledTo).toHaveBeenCalledOnce();
  });

  it('shows the lessons of a path only, and asks for another one', async () => {
    const onPath = vi.fn();
    render(list({ path: 'interview', onPath }));
    expect(entry(/Lesson L04/)).toBeVisible();
    expect(entry(/Lesson L30/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Lesson L0[23]/ })).not.toBeInTheDocument();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Lessons' }), 'lecture');
    expect(onPath).toHaveBeenCalledExactlyOnceWith('lecture');
  });

  it('has what else there is, below the lessons', async () => {
    const onOpen = vi.fn();
    render(list({ extras: [{ id: 'ten', label: { en: 'Ten questions', zh: '十道题' }, onOpen }] }));
    await userEvent.click(entry(/Ten questions/));
    expect(onOpen).toHaveBeenCalledOnce();
  });

  it('speaks Chinese', () => {
    render(list({ language: 'zh' }));
    expect(screen.getByRole('navigation', { name: '课程' })).toBeVisible();
    expect(screen.getByRole('option', { name: '一节课' })).toBeInTheDocument();
    expect(entry(/课 L02.*已学完/)).toBeVisible();
  });
});
