/** The notes to be put right: whole in both languages, and each of them decided by a run. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { sameAnswer } from '../../src/lessons/answer.ts';
import { claims } from '../../src/lessons/claims.ts';
import { composed } from '../../src/lessons/compose.ts';
import { cardOf } from '../../src/lessons/glossary.ts';
import { stepBefore } from '../../src/lessons/moment.ts';
import { notesSchema } from '../../src/lessons/notes-schema.ts';
import {
  contradictingNotes,
  decided,
  notesToMend,
  noteWords,
  rightSide,
  runOfNote,
  toldRun,
  wrongPieces,
  type DecidingRun,
} from '../../src/lessons/notes.ts';
import { fromCatalogue } from '../../src/scenario/catalogue/index.ts';
import type { BothLanguages } from '../../src/scenario/teaching.ts';
import { validate } from '../../src/scenario/validate.ts';
import { run } from '../../src/sim/run.ts';

const scenarioOf = (decider: DecidingRun) => validate(composed(decider, fromCatalogue));
const traceOf = (decider: DecidingRun) => run(scenarioOf(decider));

const hanSign = /[\p{Script=Han}，。；：？！、]/u;

const expectBothLanguages = ({ en, zh }: BothLanguages): void => {
  expect(en).not.toMatch(hanSign);
  expect(zh).toMatch(hanSign);
  expect(zh).not.toMatch(/\p{Script=Han}[,;?!:]/u);
};

const claimsOf = (numbers: readonly number[]) => claims.filter(({ n }) => numbers.includes(n));

/** A claim's own words, whatever quotes and spaces stand between them. */
const bare = (text: string): string => text.replaceAll(/[\s“”，,、；;：:。]/gu, '');

describe('the file of the notes', () => {
  const file: unknown = JSON.parse(readFileSync('src/lessons/notes.json', 'utf8'));

  it('is what the schema describes, and has no key that nobody reads', () => {
    expect(v.parse(notesSchema, file)).toEqual(file);
  });

  it('has at least twenty notes to be put right, and eight pairs, none of them twice', () => {
    expect(notesToMend.length).toBeGreaterThanOrEqual(20);
    expect(contradictingNotes).toHaveLength(8);
    const ids = [...notesToMend, ...contradictingNotes].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('takes every claim that is wrong, but for a slip of the pen, and every one in dispute', () => {
    const taken = [...notesToMend, ...contradictingNotes].flatMap((note) => note.claims);
    const open = claims.filter(
      ({ n, verdict }) => (verdict === 'WRONG' || verdict === 'DIFF') && !taken.includes(n),
    );
    expect(open.map(({ n }) => n)).toEqual([218]);
  });

  it('leaves only words and what no run shows to the glossary', () => {
    const looked = notesToMend.filter((note) => runOfNote(note) === null);
    expect(looked.map(({ id }) => id)).toEqual(['N98', 'N91']);
    for (const note of looked) expect('shownBy' in note && cardOf(note.shownBy.card)).toBeTruthy();
  });
});

describe.each(notesToMend.map((note) => [note.id, note] as const))('note %s', (_, note) => {
  it('has the words of the student, and has something wrong and something right', () => {
    const [claim] = claimsOf(note.claims);
    expect(claim?.verdict).toBe('WRONG');
    expect(bare(claim?.claim ?? '')).toContain(bare(noteWords(note).zh));
    expect(wrongPieces(note).length).toBeGreaterThanOrEqual(1);
    expect(wrongPieces(note).length).toBeLessThan(note.parts.length);
    expect(new Set(note.parts.map(({ id }) => id)).size).toBe(note.parts.length);
  });

  it('is whole in both languages', () => {
    expect(noteWords(note).en).not.toMatch(hanSign);
    for (const { why } of note.parts) {
      expectBothLanguages(why);
      expect(why.en).toMatch(/\.$/);
      expect(why.zh).toMatch(/。$/);
    }
    expectBothLanguages(note.says);
  });

  const decider = runOfNote(note);
  if (decider !== null) {
    it('is contradicted by its run', () => {
      const answer = decided(decider, traceOf(decider));
      expect(answer).not.toBe('none');
      expect(sameAnswer(answer, decider.claimed.is)).toBe(false);
      expectBothLanguages(decider.question);
    });

    it('opens its run just before it is contradicted, with the claim beside it', () => {
      const scenario = scenarioOf(decider);
      const trace = traceOf(decider);
      expect(stepBefore(trace, decider.moment)).not.toBeNull();
      expect(trace.unusedFaults).toEqual([]);
      const words = noteWords(note);
      const opened = toldRun(scenario, trace, decider, {
        ...{ title: words, claim: words, truth: note.says },
      });
      expect(validate(opened).lesson?.notes[0]?.text).toEqual(note.says);
      expect(run(validate(opened)).events).toHaveLength(trace.events.length);
    });
  }
});

describe.each(contradictingNotes.map((pair) => [pair.id, pair] as const))('pair %s', (_, pair) => {
  it('is settled by its run: exactly one side agrees', () => {
    const trace = traceOf(pair.run);
    expect(rightSide(pair, decided(pair.run, trace))).not.toBeNull();
    expect(stepBefore(trace, pair.run.moment)).not.toBeNull();
    expect(trace.unusedFaults).toEqual([]);
  });

  it('is whole in both languages', () => {
    [pair.why, pair.run.question].forEach(expectBothLanguages);
    for (const { en } of [pair.a, pair.b]) expect(en).not.toMatch(hanSign);
    expect(claimsOf(pair.claims).map(({ verdict }) => verdict)).toEqual(['DIFF']);
  });
});
