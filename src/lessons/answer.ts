/** A typed answer, and whether it is the one that is meant. */
import { flags } from '../tcp/segment.ts';
import { stateNamed } from '../scenario/states.ts';
import { glosses } from '../text/states.zh.ts';

/** `时间等待`, `终止等待 1`: a state by what the textbooks call it. */
const stateGlossed = (text: string): string | undefined =>
  Object.entries(glosses).find(([, gloss]) => gloss === text.replaceAll(/\s/g, ''))?.[0];

const words: Readonly<Record<string, string>> = {
  YES: 'yes',
  是: 'yes',
  会: 'yes',
  能: 'yes',
  NO: 'no',
  否: 'no',
  不: 'no',
  不会: 'no',
  不能: 'no',
  NOTHING: 'nothing',
  无: 'nothing',
  没有: 'nothing',
  什么都不发: 'nothing',
  BOTH: 'both',
  双方: 'both',
  两端: 'both',
  NOBODY: 'nobody',
  NONE: 'none',
};

/** `SYN+ACK`, `syn-ack`, `ACK, SYN` are one set of flags; `ACK=101` is a number. */
const flagSet = (text: string): string | undefined => {
  if (/\d/.test(text)) return undefined;
  const parts = text
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter((part) => part !== '');
  const known = parts.filter((part) => flags.some((flag) => flag === part));
  if (parts.length === 0 || known.length !== parts.length) return undefined;
  return flags.filter((flag) => known.includes(flag)).join(',');
};

/** `7,875 s`, `SEQ=101`, `约 1 秒`: the number that is meant. */
const number = (text: string): string | undefined => {
  const found = /^[^\d-]*(-?\d[\d,_ ]*(?:\.\d+)?)[^\d]*$/u.exec(text)?.[1];
  return found === undefined ? undefined : String(Number(found.replaceAll(/[,_ ]/g, '')));
};

/** An answer in the one spelling in which answers are compared. */
export const canonical = (text: string): string => {
  // A Chinese keyboard may write wide digits, commas and plus signs.
  const plain = text.normalize('NFKC').trim();
  return (
    stateNamed(plain) ??
    stateGlossed(plain) ??
    flagSet(plain) ??
    words[plain.toUpperCase()] ??
    number(plain) ??
    plain
  );
};

export const sameAnswer = (a: string, b: string): boolean => canonical(a) === canonical(b);
