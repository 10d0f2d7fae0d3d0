/** Which segments a chooser means. By itself, so that a simulation need not bring the schema. */
import { sameFlags, type Flag } from '../tcp/segment.ts';
import type { Chooser } from './schema.ts';

/** Does a segment fit a chooser, its place (`nth`) aside? */
export const fits = (
  chooser: Chooser,
  segment: { readonly from: string; readonly flags: readonly Flag[]; readonly seq: number },
): boolean =>
  (chooser.from === undefined || chooser.from === segment.from) &&
  (chooser.seq === undefined || chooser.seq === segment.seq) &&
  (chooser.flags === undefined || sameFlags(chooser.flags, segment.flags));
