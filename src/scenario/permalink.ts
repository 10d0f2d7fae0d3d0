/**
 * A whole scenario in an address: JSON, deflated, base64url, with the version of the form in front
 * (`1.`). The deflater is handed in, since browsers and Node have different ones.
 */
import { decodeOctets, toOctets } from '../tcp/octets.ts';
import { bounds, type Scenario } from './schema.ts';
import { parseScenario, ScenarioError } from './validate.ts';

export interface Deflater {
  readonly deflate: (octets: Uint8Array) => Promise<Uint8Array>;
  /** Rejects as soon as more than `limit` octets come out. */
  readonly inflate: (octets: Uint8Array, limit: number) => Promise<Uint8Array>;
}

const version = '1.';

/** The longest `run` that is read, in characters. */
export const longestLink = 1_000_000;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const toBase64Url = (octets: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < octets.length; at += 3) {
    const [a = 0, b = 0, c = 0] = octets.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const digits = Math.min(4, octets.length - at + 1);
    for (let digit = 0; digit < digits; digit++) {
      text += alphabet.charAt((bits >> (18 - 6 * digit)) & 63);
    }
  }
  return text;
};

const fromBase64Url = (text: string): Uint8Array => {
  const octets = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [bits, held, length] = [0, 0, 0];
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) throw new ScenarioError('run', `found "${character}", expected base64url`);
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      octets[length++] = (bits >> held) & 0xff;
    }
  }
  return octets;
};

const toUtf8 = (text: string): Uint8Array =>
  Uint8Array.from(toOctets(text), (octet) => octet.charCodeAt(0));

const damaged = (): ScenarioError =>
  new ScenarioError('run', 'This link is damaged or cut short: it cannot be unpacked.');

/** The value of the address's `run`. */
export const toLink = async (scenario: Scenario, { deflate }: Deflater): Promise<string> =>
  version + toBase64Url(await deflate(toUtf8(JSON.stringify(scenario))));

const unpack = async (packed: Uint8Array, { inflate }: Deflater): Promise<string> => {
  try {
    // Four octets of UTF-8 at most for a character.
    return decodeOctets(await inflate(packed, bounds.characters * 4));
  } catch {
    throw damaged();
  }
};

/** The scenario of an address's `run`, or a `ScenarioError` in words for the reader. */
export const fromLink = async (run: string, deflater: Deflater): Promise<Scenario> => {
  if (run.length > longestLink) {
    throw new ScenarioError('run', 'This link is too long to hold a scenario.');
  }
  if (/^\d+\./.test(run) && !run.startsWith(version)) {
    throw new ScenarioError('run', 'This link was made by a newer version of TCP Lanes.');
  }
  if (!run.startsWith(version)) throw damaged();
  return parseScenario(await unpack(fromBase64Url(run.slice(version.length)), deflater));
};
