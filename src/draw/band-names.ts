/**
 * The names of states within their bands: where a picture is too narrow for names beside its lanes,
 * they run down the bands, and a band too short for its name has an abbreviation of it.
 */
import type { State } from '../tcp/machine.ts';
import { stateName } from '../trace/shown.ts';
import type { Band, Metrics } from './lanes.ts';

export interface BandName extends Band {
  readonly text: string;
  /** It is too short to run down, and stands across the band. */
  readonly across: boolean;
  /** What it takes of the band's length, in pixels. */
  readonly length: number;
}

const abbreviations: Readonly<Record<State, string>> = {
  CLOSED: 'CLO',
  LISTEN: 'LIS',
  'SYN-SENT': 'SS',
  'SYN-RECEIVED': 'SR',
  ESTABLISHED: 'EST',
  'FIN-WAIT-1': 'FW1',
  'FIN-WAIT-2': 'FW2',
  'CLOSE-WAIT': 'CW',
  CLOSING: 'CLG',
  'LAST-ACK': 'LA',
  'TIME-WAIT': 'TW',
};

/** A bold capital is about 0.72 em wide; an I, a hyphen and a low line 0.42. Around a name is air. */
const lengthDown = (text: string, size: number): number => {
  const narrow = text.split(/[I_-]/).length - 1;
  return (text.length * 0.72 - narrow * 0.3 + 0.9) * size;
};

/** A lane passes from one connection to the next within a state; that is one band to the eye. */
const joined = (bands: readonly Band[]): readonly Band[] => {
  const runs: Band[] = [];
  for (const band of bands) {
    const last = runs.at(-1);
    if (last?.state !== band.state) runs.push(band);
    else runs[runs.length - 1] = { ...last, to: band.to };
  }
  return runs;
};

/** The names for which the bands of one host have room; a longer word is not cut off. */
export const bandNames = (
  bands: readonly Band[],
  { second, nameHeight, naming }: Metrics,
): readonly BandName[] => {
  const size = nameHeight / 1.3;
  return joined(bands).flatMap((band): readonly BandName[] => {
    const room = (band.to - band.from) * second;
    const name = stateName(band.state, naming);
    const down = lengthDown(name, size);
    if (room >= down) return [{ ...band, text: name, across: false, length: down }];
    const text = abbreviations[band.state];
    return room >= nameHeight ? [{ ...band, text, across: true, length: nameHeight }] : [];
  });
};

/** Where a name begins: with its band, or at the top of the picture while its band is in view. */
export const bandNameY = ({ from, to, length }: BandName, top: number, second: number): number =>
  Math.max(from * second, Math.min(top, to * second - length));
