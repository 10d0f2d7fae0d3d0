/** Why something was not opened, where the reason needs words of its own. */

/** A file that was refused by its size alone: it was not even read. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

/** The address holds a run that cannot be read. */
export class BadLink extends Error {
  override readonly name = 'BadLink';
}

/** The reader opened something else meanwhile. */
export const wasGivenUp = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';
