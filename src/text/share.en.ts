/** What the dialogs say in which a scenario leaves the page or is written by hand, in English. */
export const shareEnglish = {
  title: 'Share this run',
  what: (step: number) =>
    `Each of these holds the whole run and opens it at step ${String(step)}. Nothing is stored on a server.`,
  link: 'Link',
  markdown: 'Markdown',
  frame: 'Frame for a web page',
  copy: (what: string) => `Copy: ${what}`,
  tooLong: (characters: string) =>
    `This link has ${characters} characters. Some programs cut such a link short; a file does not.`,
  file: 'The scenario',
  save: (name: string) => `Save ${name}`,
  capture: {
    title: 'The packets',
    where: 'Captured',
    onLink: 'on the link',
    atHost: (name: string) => `at ${name}`,
    save: 'Save as capture (pcapng)',
    what: 'Wireshark opens it. Each change of state is a comment of the packet that made it.',
  },
  edit: {
    open: 'Edit as JSON',
    title: 'The scenario as JSON',
    label: 'Scenario',
    what: 'Apply makes it your own copy and runs it. Undo takes it back.',
    apply: 'Apply',
    line: (line: number, column: number) => `Line ${String(line)}, column ${String(column)}: `,
    show: 'Show the place',
  },
};

/** What every language says. */
export type ShareText = typeof shareEnglish;
