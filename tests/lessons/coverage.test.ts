/** Each of the 240 claims of the study notes is shown, or it is said why not. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { claims, notesOf } from '../../src/lessons/claims.ts';
import file from '../../src/lessons/claims.json' with { type: 'json' };
import { claimsSchema } from '../../src/lessons/claims-schema.ts';
import { coverage, isThere, nameOf, readCourse } from './coverage.ts';
import { disagreements } from './disagreements.ts';

const course = readCourse();
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `L${String(from + at).padStart(2, '0')}`);

/** The lessons of the course; those about data transfer and crowds follow later. */
const planned = [...numbered(1, 8), ...numbered(13, 24), ...numbered(27, 30)];
const places = claims.flatMap(({ shown = [] }) => shown);

describe('the claims', () => {
  it('fit their schema', () => {
    expect(v.parse(claimsSchema, file)).toEqual(file);
  });

  it('are 240, by their numbers', () => {
    expect(claims.map(({ n }) => n)).toEqual(Array.from({ length: 240 }, (_, at) => at + 1));
  });

  it('are judged as the notes were', () => {
    const count = (verdict: string) => claims.filter((one) => one.verdict === verdict).length;
    expect(['RIGHT', 'PARTLY', 'WRONG', 'DIFF', 'REF', 'ASK'].map(count)).toEqual([
      125, 69, 27, 8, 7, 4,
    ]);
  });

  it('each have a place, or a reason why not, and never both', () => {
    const wrong = claims.filter(
      ({ shown, missing }) => (shown === undefined) === (missing === undefined),
    );
    expect(wrong).toEqual([]);
  });

  it('that are wrong are shown, a slip of the pen aside', () => {
    const unseen = claims.filter(({ verdict, shown }) => verdict === 'WRONG' && !shown);
    expect(unseen.map(({ n }) => n)).toEqual([218]);
  });

  it('stand in one of the five notes each, or in several that differ', () => {
    expect(claims.filter((claim) => notesOf(claim).length === 0)).toEqual([]);
    const compared = claims.filter((claim) => notesOf(claim).length > 1);
    expect(compared.map(({ verdict }) => verdict)).toEqual(compared.map(() => 'DIFF'));
  });

  it('are explained in both languages, each with its own signs', () => {
    const texts = claims.flatMap(({ precisely, missing }) => [precisely, missing ?? precisely]);
    expect(texts.filter(({ en }) => /[，。；：？！]/u.test(en))).toEqual([]);
    expect(texts.filter(({ zh }) => /[,;?!]\s|\p{Script=Han}[,;?!:]/u.test(zh))).toEqual([]);
  });
});

describe('the places of the claims', () => {
  it('are there', () => {
    expect(places.filter((place) => !isThere(place, course)).map(nameOf)).toEqual([]);
  });

  it('are all lessons of the course, and every lesson shows something', () => {
    expect(course.lessons).toEqual(planned);
    const named = new Set(places.map(nameOf));
    // Of what becomes of TIME-WAIT when it is used again, no note speaks.
    expect(planned.filter((lesson) => !named.has(lesson))).toEqual(['L28']);
  });

  it('of the notes to be put right are claims that are wrong or in dispute', () => {
    const named = course.notes.flatMap((note) => note.claims);
    const right = claims.filter(({ verdict }) => ['RIGHT', 'REF'].includes(verdict));
    expect(named.filter((n) => right.some((claim) => claim.n === n))).toEqual([]);
  });
});

describe('COVERAGE.md', () => {
  it('is what `npm run claims` makes of the data', async () => {
    expect(readFileSync('src/lessons/COVERAGE.md', 'utf8')).toBe(await coverage(course));
  });

  it('says of each claim where it is shown', async () => {
    const text = await coverage(course);
    for (const { n } of claims) expect(text).toContain(`**${String(n)}** (`);
    for (const { line } of disagreements) expect(text).toContain(line);
  });
});
