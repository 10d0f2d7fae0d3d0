/** The lesson that the README shows is one. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ownLesson } from '../../src/app/lesson-file.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

it('the example in the README is a whole lesson, answered by its run', () => {
  const [, chapter = ''] = readme.split('## Write a lesson');
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(chapter) ?? [];
  expect(ownLesson(JSON.parse(example)).runs.map(({ predictions }) => predictions.length)).toEqual([
    1,
  ]);
});
