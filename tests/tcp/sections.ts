/** Sections of transcripts as tests, and which rules they have shown. */
import { describe, expect, it } from 'vitest';
import { rules, type RuleId } from '../../src/tcp/rules.ts';
import { holds, play, type Section } from './ends.ts';

/** Each sentence is a test; together they apply every rule that is named. */
export const show = (
  sections: Readonly<Record<string, Section>>,
  shown: readonly RuleId[],
): void => {
  describe.each(Object.entries(sections))('%s', (_, section) => {
    it.each(Object.entries(section))('%s', (_sentence, [end, transcript]) => {
      holds(end(), transcript);
    });
  });

  it('shows each rule that it is about', () => {
    const applied = new Set(
      Object.values(sections)
        .flatMap((section) => Object.values(section))
        .flatMap(([end, transcript]) => [...play(end(), transcript).rules]),
    );
    expect(shown.filter((rule) => !(rule in rules && applied.has(rule)))).toEqual([]);
  });
};
