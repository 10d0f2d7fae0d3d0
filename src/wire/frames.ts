/** What the file formats have in common: frames with their times, and what can be wrong in a file. */

/** Since 1970. In two numbers: one has not enough digits for nanoseconds. */
export interface Time {
  readonly seconds: number;
  /** From 0 to 999,999,999. */
  readonly nanoseconds: number;
}

/** What was captured of one frame. */
export interface Frame {
  readonly kind: 'frame';
  /** Where its octets begin in the file. */
  readonly offset: number;
  /** A view into the file. */
  readonly octets: Uint8Array;
  readonly linkType: number;
  /** Null where the file does not tell. */
  readonly time: Time | null;
  /** Interfaces are counted from 0 through the file. */
  readonly interface: number;
  readonly comments: readonly string[];
}

export type FileProblemName =
  | 'not-a-capture'
  | 'unknown-version'
  | 'cut-file'
  | 'bad-block-length'
  | 'bad-block'
  | 'bad-option'
  | 'bad-time'
  | 'unknown-interface';

/** What is wrong in a file, and where, in octets from its beginning. */
export interface FileProblem {
  readonly kind: 'problem';
  readonly problem: FileProblemName;
  readonly offset: number;
}

export const fileProblem = (problem: FileProblemName, offset: number): FileProblem => ({
  kind: 'problem',
  problem,
  offset,
});

/** What a file gives, in its order. */
export type Frames = Generator<Frame | FileProblem, void, void>;
