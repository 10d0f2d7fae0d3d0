/** What somebody may have meant who misspelt a name. */

/** How many letters differ, are missing or are too many; two that changed places count once. */
const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row += 1) {
    const letters: number[] = [row];
    rows.push(letters);
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      letters.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (same ? 0 : 1),
          swapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(a.length, b.length);
};

/** The name that is spelt most like this one, or undefined where none is near. */
export const nearest = (wrong: string, names: readonly string[]): string | undefined => {
  const plain = wrong.toLowerCase();
  const [best] = names
    .map((name) => ({ name, far: distance(plain, name.toLowerCase()) }))
    .filter(({ far }) => far <= Math.max(1, Math.floor(wrong.length / 3)))
    .toSorted((a, b) => a.far - b.far);
  return best?.name;
};
