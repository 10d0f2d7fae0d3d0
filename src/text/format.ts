/** Numbers and times as the reader's language writes them. */
import type { Language } from './language.ts';

const numbers = {
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 6 }),
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 6 }),
} as const satisfies Record<Language, Intl.NumberFormat>;

/** How many: with the grouping of the language. */
export const count = (value: number, language: Language): string => numbers[language].format(value);

/** A sequence or acknowledgment number is a name more than an amount, so it is never grouped. */
export const sequenceNumber = (value: number): string => String(value);

const units = {
  en: { h: 'h', min: 'min', s: 's', ms: 'ms', µs: 'µs' },
  zh: { h: '小时', min: '分钟', s: '秒', ms: '毫秒', µs: '微秒' },
} as const;
type Unit = keyof (typeof units)['en'];

const quantity = (value: number, unit: Unit, language: Language): string =>
  `${count(value, language)} ${units[language][unit]}`;

/** Seconds as whole hours and minutes and the rest, the empty ones left out. */
const longTime = (seconds: number, language: Language): string => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const rest: readonly (readonly [number, Unit])[] = [
    [hours, 'h'],
    [minutes, 'min'],
    [seconds % 60, 's'],
  ];
  return rest
    .filter(([value]) => value > 0)
    .map(([value, unit]) => quantity(value, unit, language))
    .join(' ');
};

const isWhole = (value: number): boolean => Number.isInteger(value);

/**
 * A time in the unit that reads best, never rounded: `64 µs`, `50 ms`, `1.5 s`, `4 min`, `1 h`.
 * A doubling timer stays readable as `64 s`, `128 s`; only whole minutes change the unit early.
 */
export const seconds = (value: number, language: Language): string => {
  const microseconds = Math.round(value * 1e6);
  const exact = microseconds / 1e6;
  if (microseconds === 0) return quantity(0, 's', language);
  if (microseconds < 1e3) return quantity(microseconds, 'µs', language);
  if (microseconds < 1e5) return quantity(microseconds / 1e3, 'ms', language);
  if (exact >= 600 || (exact >= 60 && isWhole(exact / 60))) return longTime(exact, language);
  return quantity(exact, 's', language);
};

const lists = {
  en: new Intl.ListFormat('en', { type: 'conjunction' }),
  zh: new Intl.ListFormat('zh-CN', { type: 'conjunction' }),
} as const satisfies Record<Language, Intl.ListFormat>;

/** `A, B, and C`; `A、B和C`. */
export const list = (items: readonly string[], language: Language): string =>
  lists[language].format(items);
