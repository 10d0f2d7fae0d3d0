import { describe, expect, it } from 'vitest';
import { palettes, phases, segmentPhase, statePhase, type Palette } from '../../src/draw/phases.ts';
import { states } from '../../src/tcp/machine.ts';

const channel = (hex: string): number => {
  const value = parseInt(hex, 16) / 255;
  return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

const luminance = (colour: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => channel(colour.slice(at, at + 2)));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
};

const contrast = (a: string, b: string): number => {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

/** Every pair of a text and its ground that the interface uses. */
const pairs = (palette: Palette): readonly (readonly [string, string, string])[] => [
  ...phases.flatMap((phase) => [
    [`text on ${phase}`, palette.onPhase, palette[phase]] as const,
    [`${phase} on the page`, palette[phase], palette.background] as const,
    [`${phase} on a card`, palette[phase], palette.surface] as const,
  ]),
  ...(['muted', 'ink'] as const).flatMap((text) => [
    [`${text} on the page`, palette[text], palette.background] as const,
    [`${text} on a card`, palette[text], palette.surface] as const,
  ]),
];

describe.each([
  ['light', 4.5],
  ['dark', 4.5],
  ['lectureLight', 7],
] as const)('the %s palette', (theme, least) => {
  it.each(pairs(palettes[theme]))(`has %s at ${String(least)}:1 or more`, (_, text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(least);
  });
});

describe('phases', () => {
  it('are known of every state', () => {
    expect(states.map(statePhase).every((phase) => phases.includes(phase))).toBe(true);
  });

  it('of a segment go by its most telling part', () => {
    expect(segmentPhase({ flags: ['RST', 'ACK'], length: 0 })).toBe('reset');
    expect(segmentPhase({ flags: ['SYN', 'ACK'], length: 0 })).toBe('opening');
    expect(segmentPhase({ flags: ['FIN', 'ACK'], length: 9 })).toBe('closing-active');
    expect(segmentPhase({ flags: ['PSH', 'ACK'], length: 9 })).toBe('open');
    expect(segmentPhase({ flags: ['ACK'], length: 0 })).toBe('closed');
  });
});
