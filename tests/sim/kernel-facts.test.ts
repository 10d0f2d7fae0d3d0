/**
 * What a Linux kernel answers to one segment in each state (`tests/linux/facts.json`, recorded live),
 * and what the model answers under the preset `linux`.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameOf, questions, type Facts } from '../linux/facts.ts';
import { askModel } from '../linux/model-facts.ts';

const facts = JSON.parse(readFileSync('tests/linux/facts.json', 'utf8')) as Facts;

describe('the model under `linux`, beside a kernel', () => {
  const compared = questions.map((question) => ({
    question: `${question.situation.name}: ${nameOf(question)}`,
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

  it('answers at least 80 % as the kernel does', () => {
    const equal = compared.length - different.length;
    console.log(`${equal} of ${compared.length} facts equal`);
    for (const { question, kernel, model } of different)
      console.log(`${question}\n  kernel: ${kernel}\n  model:  ${model}`);
    expect(equal / compared.length).toBeGreaterThanOrEqual(0.8);
  });
});
