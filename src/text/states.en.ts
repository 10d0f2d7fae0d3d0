/** What each state means, in one line, in English. */
export const statesEnglish = {
  CLOSED: 'No connection: nothing is remembered of one, and nothing is sent.',
  LISTEN: 'Waiting for any other end to ask for a connection.',
  'SYN-SENT': 'It has sent its SYN and waits for the SYN of the other end and the ACK of its own.',
  'SYN-RECEIVED':
    'It has the SYN of the other end and has sent its own, whose ACK is still missing.',
  ESTABLISHED: 'The connection is open: data may go in both directions.',
  'FIN-WAIT-1': 'It has said that it will send no more; the ACK of its FIN is still missing.',
  'FIN-WAIT-2':
    'Its FIN is acknowledged. It still receives, and waits for the FIN of the other end.',
  'CLOSE-WAIT': 'The other end will send no more; its own application has not closed yet.',
  CLOSING: 'Both ends sent FIN at the same time; the ACK of its own is still missing.',
  'LAST-ACK': 'Both ends have sent FIN; it waits for the ACK of its own, the last one.',
  'TIME-WAIT':
    'All is closed. It waits 2 MSL, in case its last ACK was lost and old segments are about.',
} as const;
export type StateName = keyof typeof statesEnglish;
