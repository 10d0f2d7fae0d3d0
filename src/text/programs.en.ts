/** What stands on the lanes of the programs, in English. Calls and errors have names of their own. */
export const programsEnglish = {
  program: 'program',
  kernel: 'kernel',
  programOf: (host: string) => `Program: ${host}`,
  connected: 'connected',
  read: (what: string) => `read ${what}`,
  unread: (octets: string) => `${octets} unread`,
  refused: (call: string) => `${call} refused`,
  killed: 'killed',
  /** Of a request that will have no response. */
  failed: (message: string) => `${message} failed`,
  more: (count: number) => (count === 1 ? '1 more' : `${String(count)} more`),
  stream: (message: string, stream: number) => `${message}, stream ${String(stream)}`,
  /** A message on its way, from written to read. */
  message: (message: string) => `${message}: from written to read`,
};

/** What every language says. */
export type ProgramsText = typeof programsEnglish;
