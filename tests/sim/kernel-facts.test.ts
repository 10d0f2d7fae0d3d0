/**
 * What a Linux kernel answers to one segment in each state (`tests/linux/facts.json`, recorded live),
 * and what the model answers under the preset `linux`.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameOf, questions, type Facts } from '../linux/facts.ts';
import { askModel } from '../linux/model-facts.ts';

const facts = JSON.parse(readFileSync('tests/linux/facts.json', 'utf8')) as Facts;

/** The cells of the tables of what is known to differ. */
const listed = readFileSync('src/tcp/DIFFERENCES.md', 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the model under `linux`, beside a kernel', () => {
  const compared = questions.map((question) => ({
    state: question.situation.name,
    segment: nameOf(question),
    kernel: facts[question.situation.name]?.[nameOf(question)],
    model: askModel('linux', question),
  }));
  const different = compared.filter(({ kernel, model }) => kernel !== model);

  it('has an answer of the kernel to every question', () => {
    expect(compared.filter(({ kernel }) => kernel === undefined)).toEqual([]);
    expect(Object.values(facts).flatMap((some) => Object.keys(some))).toHaveLength(
      questions.length,
    );
  });

  it('answers at least 95 % as the kernel does', () => {
    const equal = compared.length - different.length;
    console.log(`${equal} of ${compared.length} facts equal under linux`);
    expect(equal / compared.length).toBeGreaterThanOrEqual(0.95);
  });

  it('differs only where src/tcp/DIFFERENCES.md tells why', () => {
    const unexplained = different.filter(
      ({ state, segment }) =>
        !listed.some((row) => row[1] === state && row[2] === `\`${segment}\``),
    );
    expect(unexplained).toEqual([]);
  });
});
