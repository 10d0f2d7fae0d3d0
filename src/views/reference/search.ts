/** Whether an entry fits what a reader typed. */

/** `SYN_SENT` and `syn-sent` are found by each other. */
const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]+/g, ' ');

/** Every word of the query is somewhere in the texts. */
export const fits = (query: string, texts: readonly string[]): boolean => {
  const all = plain(texts.join(' '));
  return plain(query)
    .split(' ')
    .every((word) => all.includes(word));
};
