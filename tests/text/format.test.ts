import { describe, expect, test } from 'vitest';
import { count, list, seconds, sequenceNumber } from '../../src/text/format.ts';

describe('times read well and stay true', () => {
  test.each([
    [0, '0 s', '0 秒'],
    [0.000064, '64 µs', '64 微秒'],
    [0.05, '50 ms', '50 毫秒'],
    [0.1, '0.1 s', '0.1 秒'],
    [1.5, '1.5 s', '1.5 秒'],
    [60, '1 min', '1 分钟'],
    [64, '64 s', '64 秒'],
    [109.123456, '109.123456 s', '109.123456 秒'],
    [240, '4 min', '4 分钟'],
    [924.6, '15 min 24.6 s', '15 分钟 24.6 秒'],
    [3600, '1 h', '1 小时'],
    [7875, '2 h 11 min 15 s', '2 小时 11 分钟 15 秒'],
  ])('%d seconds', (value, en, zh) => {
    expect(seconds(value, 'en')).toBe(en);
    expect(seconds(value, 'zh')).toBe(zh);
  });
});

test('amounts are grouped, sequence numbers are not', () => {
  expect(count(10000, 'en')).toBe('10,000');
  expect(sequenceNumber(4294967295)).toBe('4294967295');
});

test('lists read as the language has them', () => {
  expect(list(['A', 'B'], 'en')).toBe('A and B');
  expect(list(['甲', '乙'], 'zh')).toBe('甲和乙');
});
