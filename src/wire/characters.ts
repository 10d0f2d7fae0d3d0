/** The octets of a text as characters from `\0` to `\xff`, as `tcp/octets.ts` has them. */
export const charactersOf = (octets: Uint8Array): string => {
  const pieces: string[] = [];
  // Not all at once: a call takes only so many arguments.
  for (let at = 0; at < octets.length; at += 4096) {
    pieces.push(String.fromCharCode(...octets.subarray(at, at + 4096)));
  }
  return pieces.join('');
};
