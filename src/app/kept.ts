/**
 * What the reader has done, kept on this machine only, and given up without complaint where the
 * browser refuses to keep anything.
 */

/** What is kept may be of another version, or anybody's: it has to be looked at. */
export const kept = (name: string): unknown => {
  try {
    const text = localStorage.getItem(name);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
};

export const keep = (name: string, value: unknown): void => {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Then it is known until the page is closed.
  }
};

export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
