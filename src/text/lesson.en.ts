/** The words around a lesson, in English. `lesson.zh.ts` has the same lines. */
import type { Lines } from './language.ts';

export const lessonEnglish = {
  modules: {
    orientation: 'Orientation',
    opening: 'Opening',
    transfer: 'Moving data',
    closing: 'Closing',
    failures: 'Aborts and failures',
    attacks: 'Under pressure and attack',
    applications: 'Above TCP',
    capstone: 'Capstone',
  },
  minutes: (minutes: number) => `${minutes} min`,
  /** Answers that are words and not names, as the model gives them. */
  answers: {
    yes: 'yes',
    no: 'no',
    both: 'both',
    nobody: 'neither',
    nothing: 'nothing',
    none: 'none',
  },
  list: {
    label: 'The course',
    path: 'Lessons',
    paths: { all: 'The whole course', lecture: 'One lecture hour', interview: 'Interview' },
    pathMinutes: (lessons: number, minutes: number) => `${lessons} lessons, ${minutes} min`,
    done: 'done',
    begun: 'begun',
    progress: (done: number, all: number) => `${done} of ${all} done`,
    more: 'To practise and to look up',
  },
  panel: {
    runs: 'Runs of this lesson',
    fiction: 'not TCP',
    begin: 'Press → or › to begin.',
    answerFirst: 'The question under the lanes comes first.',
    earlier: 'What was said before',
    asked: (answered: number, all: number) =>
      all === 1
        ? `One question: ${answered === 1 ? 'answered' : 'it comes when it is time'}`
        : `Questions: ${answered} of ${all} answered`,
    remember: 'To remember',
    summary: 'What to remember',
    sources: 'Where it is laid down',
    questions: 'Questions of the course that it answers',
    next: 'Next lesson',
    reference: 'Reference',
    allPanels: 'Show all panels',
    allPanelsHint: 'Also those that this lesson does not need',
    wait: 'Questions wait for an answer',
    waitHint: 'Turn it off to go on without answering, as in a lecture',
  },
  question: {
    number: (number: number, of: number) => (of === 1 ? 'Question' : `Question ${number} of ${of}`),
    before: 'before it happens',
    options: 'Answers',
    yourAnswer: 'Your answer',
    answer: 'Answer',
    skip: 'Skip',
    goOn: 'Go on',
    you: 'You',
    model: 'The model',
    right: 'Right',
    wrong: 'Not so',
    skipped: 'Skipped',
    given: 'your answer',
    others: 'Why not the others?',
    hidden: 'Go on, and see what happens.',
    otherwise: 'That is not what the model does. What it does, and why:',
  },
  figures: {
    segment: 'Segment',
    badges: { 'old-duplicate': 'old', forged: 'forged' },
    notYet: 'Nothing has been sent yet.',
    knowledge: {
      title: 'Who knows what',
      worksLong: (from: string, to: string) => `${from} to ${to} works`,
      confirmed: 'ISN',
      confirmedLong: 'its own initial sequence number is confirmed',
      legend:
        '→ and ←: knows that this direction works. ISN: its own initial sequence number is confirmed.',
      yes: 'knows',
      no: 'does not know',
      lost: 'lost',
      neither: 'Nothing has arrived yet, so neither end knows anything.',
      last: (sender: string, flags: string) =>
        `Nobody ever knows that the last message arrived: ${sender} cannot tell whether its ${flags} did.`,
    },
    ledger: {
      title: 'The number ledger',
      takes: 'Takes',
      octets: (octets: number) => (octets === 1 ? '1 octet' : `${octets} octets`),
      next: 'Next',
      again: 'again',
    },
    twoMsl: {
      title: { rfc: 'Why TIME-WAIT lasts 2 MSL', linux: 'TIME-WAIT in Linux' },
      ack: 'Our last ACK may live',
      fin: 'Their repeated FIN may live',
      together: 'TIME-WAIT',
      constant: 'a constant',
      rfc: 'After that nothing of this connection is left in the network: neither the ACK, nor a FIN that was sent just before the ACK came.',
      linux:
        'Linux waits a fixed time; it measures no lifetime of segments, and a setting of the system does not change it.',
    },
    roundTrips: {
      title: 'Round trips and connections',
      roundTrips: 'Round trips',
      connections: 'Connections',
    },
  },
} as const;

export type LessonText = Lines<typeof lessonEnglish>;
