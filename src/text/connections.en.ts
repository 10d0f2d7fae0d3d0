/** What the overview of a run's connections says, in English. */
export const connectionsEnglish = {
  title: 'Connections of this run',
  follow: 'Follow the steps',
  followHint: 'The lanes show the connection that each step belongs to',
  choose: (name: string) => `The lanes keep to ${name}`,
  /** One end, as it is read out. */
  end: (host: string, port: string, state: string) =>
    state === '' ? `${host} port ${port}` : `${host} port ${port} in ${state}`,
  both: (first: string, second: string) => `${first}, ${second}`,
  thisStep: 'this step',
  column: 'Connection',
  count: (count: string) => `${count} connections`,
};

/** What every language says. */
export type ConnectionsText = typeof connectionsEnglish;
