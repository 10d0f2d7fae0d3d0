/** Every lesson is whole: its runs run, each question has exactly one right answer, the model's. */
import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../src/lessons/check.ts';
import { lessonFiles, readLesson, tracesOf } from './course.ts';

/** Every text of a lesson in one language, with its place. */
const textsIn = (value: unknown, language: 'en' | 'zh', path = ''): [string, string][] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'zh' in value) return [[path, String(value[language])]];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'scenario' ? [] : textsIn(inner, language, `${path}.${key}`),
  );
};

describe.each(lessonFiles)('%s', (file) => {
  const lesson = readLesson(file);
  const traces = tracesOf(lesson);

  it('has the name of its file', () => {
    expect(`${lesson.id}.json`).toBe(file);
  });

  it('asks what the model answers with exactly one of the options', () => {
    expect(problemsOf(lesson, traces)).toEqual([]);
  });

  it('has a Chinese text wherever it has an English one', () => {
    const chinese = textsIn(lesson, 'zh');
    expect(chinese.length).toBeGreaterThan(5);
    // A number, a flag or a state is the same in both.
    const words = chinese.filter(([path]) => !/options\.\d+\.text|tables/.test(path));
    expect(words.filter(([, text]) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    expect(chinese.filter(([, text]) => /[,;?!]\s|\p{Script=Han}[,;?!:]/u.test(text))).toEqual([]);
  });

  it('shows each term in words of its own language', () => {
    // An identifier is English; without words of its own it would stand so in the Chinese text.
    const links = textsIn(lesson, 'zh').flatMap(([path, text]) =>
      (text.match(/\{[^{}]*\}/gu) ?? []).map((link) => `${path} ${link}`),
    );
    expect(links.filter((link) => !/ \{[a-z0-9-]+\|[^|]+\}$/u.test(link))).toEqual([]);
    const english = textsIn(lesson, 'en').flatMap(([, text]) => text.match(/\{[^{}]*\}/gu) ?? []);
    expect(english.filter((link) => !/^\{[a-z0-9-]+(?:\|[^|]+)?\}$/u.test(link))).toEqual([]);
  });

  it('has no Chinese sign in an English text', () => {
    const wrong = textsIn(lesson, 'en').filter(([, text]) =>
      /[\p{Script=Han}，。；：？！、]/u.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('ends every run by itself, and within what a page runs', () => {
    expect(Object.values(traces).map(({ endedBecause }) => endedBecause)).not.toContain('limit');
  });
});
