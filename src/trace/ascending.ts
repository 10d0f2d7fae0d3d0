/** The position of the last of some ascending numbers that is at most `value`; -1 where none is. */
export const lastAtMost = (numbers: readonly number[], value: number): number => {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
