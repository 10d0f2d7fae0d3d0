import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { palettes, type Palette } from '../../src/draw/phases.ts';

const css = readFileSync(new URL('../../src/app/theme.css', import.meta.url), 'utf8');

/** The custom properties of the first rule with a selector. */
const properties = (selector: string): Readonly<Record<string, string>> => {
  const start = css.indexOf(`\n${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!]),
  );
};

const light = properties(':root');
const dark = { ...light, ...properties(":root[data-theme='dark']") };
const lecture = {
  ...light,
  ...properties(":root[data-theme='light'][data-mode='lecture']"),
};

const property = (name: string) => name.replace('onPhase', 'on-phase');

const luminance = (colour: string): number => {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

describe.each([
  ['light', light, palettes.light],
  ['dark', dark, palettes.dark],
  ['lecture', lecture, palettes.lectureLight],
] as const)('the %s theme', (_, theme, palette) => {
  it('has the colours of the drawings', () => {
    const expected = Object.entries(palette as Palette & Record<string, string>).map(
      ([name, value]) => [property(name), value] as const,
    );
    expect(expected.map(([name]) => [name, theme[name]])).toEqual(expected);
  });

  it.each([
    ['ink', 'surface'],
    ['ink', 'background'],
    ['ink', 'code'],
    ['ink', 'hover'],
    ['muted', 'surface'],
    ['muted', 'background'],
    ['muted', 'hover'],
    ['muted', 'chosen'],
    ['chosen-ink', 'chosen'],
    ['opening', 'surface'],
    ['on-phase', 'opening'],
    ['on-phase', 'muted'],
    ['reset', 'surface'],
  ])('has text that can be read: %s on %s', (text, paper) => {
    expect(contrast(theme[text]!, theme[paper]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['surface', 'background'])('has lines that can be seen on %s', (paper) => {
    expect(contrast(theme.edge!, theme[paper]!)).toBeGreaterThanOrEqual(3);
  });
});
