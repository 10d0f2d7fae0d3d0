/** Ways through the course, as lists of lessons. One that is not there yet is passed over. */

export const pathNames = ['all', 'lecture', 'interview'] as const;
export type PathName = (typeof pathNames)[number];

/** The lessons of the short ways, in order. `all` is the whole course. */
const short: Readonly<Record<Exclude<PathName, 'all'>, readonly string[]>> = {
  /** Eight lessons for one hour before a class. */
  lecture: ['L02', 'L04', 'L05', 'L13', 'L14', 'L17', 'L18', 'L21'],
  /** What is asked in interviews. */
  interview: ['L04', 'L05', 'L14', 'L17', 'L18', 'L19', 'L20', 'L26', 'L30'],
};

/** The lessons of a path, in the order of the course. */
export const onPath = <Entry extends { readonly id: string }>(
  lessons: readonly Entry[],
  path: PathName,
): readonly Entry[] =>
  path === 'all' ? lessons : lessons.filter(({ id }) => short[path].includes(id));
