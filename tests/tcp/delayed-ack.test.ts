/** Acknowledgments that wait for company (RFC 9293 3.8.6.3), and Linux's quick ones. */
import { linuxPreset } from '../../src/tcp/presets.ts';
import { after, established, finWait2, type End } from './ends.ts';
import { show } from './sections.ts';

const delayed = { options: { delayedAck: 0.2 } };
const text = (place: number, length = 5): string =>
  `<SEQ=${301 + place}><ACK=101><LEN=${length}><CTL=ACK>`;

/** Sixteen segments of a Linux peer were acknowledged at once; the next number is 317. */
const afterQuickAcks = (): End =>
  after(
    established({ options: linuxPreset }),
    ...Array.from({ length: 16 }, (_, place) => text(place, 1)),
  );

show(
  {
    'An acknowledgment': {
      'leaves at once by default (D9)': [
        established,
        `${text(0)}  ESTABLISHED  <SEQ=101><ACK=306><CTL=ACK>  delivers 5`,
      ],
      'may wait, for less than half a second (MUST-40)': [
        () => established(delayed),
        `${text(0)}           ESTABLISHED  delivers 5
         delayed-ack timeout  ESTABLISHED  <SEQ=101><ACK=306><CTL=ACK>  at 0.2 s  # rfc9293:3.8.6.3`,
      ],
      'travels with text that leaves meanwhile': [
        () => after(established(delayed), text(0)),
        `SEND 3               ESTABLISHED  <SEQ=101><ACK=306><LEN=3><CTL=ACK>
         delayed-ack timeout  not running`,
      ],
      'is due at the latest with the second full-sized segment (SHLD-19)': [
        () => established(delayed),
        `${text(0, 100)}    ESTABLISHED  delivers 100
         ${text(100, 100)}  ESTABLISHED  <SEQ=101><ACK=501><CTL=ACK>  delivers 100
         ${text(200, 100)}  ESTABLISHED  delivers 100`,
      ],
      'keeps its time when more comes': [
        () => after(established(delayed), text(0), 'wait 0.15', text(5)),
        `delayed-ack timeout  ESTABLISHED  <SEQ=101><ACK=311><CTL=ACK>  at 0.2 s`,
      ],
      'never waits out of order, nor for what fills the gap': [
        () => established(delayed),
        `${text(5)}  ESTABLISHED  <SEQ=101><ACK=301><CTL=ACK>
         ${text(0)}  ESTABLISHED  <SEQ=101><ACK=311><CTL=ACK>  delivers 10`,
      ],
      'never waits for a duplicate': [
        () => after(established(delayed), text(0), 'wait 0.1'),
        `${text(0)}           ESTABLISHED  <SEQ=101><ACK=306><CTL=ACK>
         delayed-ack timeout  not running`,
      ],
    },
    'The acknowledgment of a FIN': {
      'travels with the other FIN: three segments close': [
        () => established(delayed),
        `<SEQ=301><ACK=101><CTL=FIN,ACK>  CLOSE-WAIT
         CLOSE                            LAST-ACK  <SEQ=101><ACK=302><CTL=FIN,ACK>
         <SEQ=302><ACK=102><CTL=ACK>      CLOSED`,
      ],
      'leaves alone if the user takes its time: four do': [
        () => after(established(delayed), '<SEQ=301><ACK=101><CTL=FIN,ACK>'),
        `delayed-ack timeout  CLOSE-WAIT  <SEQ=101><ACK=302><CTL=ACK>  at 0.2 s
         CLOSE                LAST-ACK    <SEQ=101><ACK=302><CTL=FIN,ACK>`,
      ],
      'waits on Linux, too, from the first segment on': [
        () => established({ options: linuxPreset }),
        `<SEQ=301><ACK=101><CTL=FIN,ACK>  CLOSE-WAIT
         delayed-ack timeout              CLOSE-WAIT  <SEQ=101><ACK=302><CTL=ACK>  at 0.04 s`,
      ],
      'never waits where nothing else will leave': [
        () => finWait2(delayed),
        `<SEQ=301><ACK=102><CTL=FIN,ACK>  TIME-WAIT  <SEQ=102><ACK=302><CTL=ACK>`,
      ],
    },
    Linux: {
      'acknowledges the first 16 segments at once, then 0.04 s later': [
        afterQuickAcks,
        `${text(16)}          ESTABLISHED  delivers 5
         delayed-ack timeout  ESTABLISHED  <SEQ=101><ACK=322><CTL=ACK>  at 0.04 s`,
      ],
      'does so no longer once it has answered text with text': [
        () =>
          after(
            established({ options: linuxPreset }),
            text(0),
            'SEND 5',
            '<SEQ=306><ACK=106><CTL=ACK>',
          ),
        `<SEQ=306><ACK=106><LEN=5><CTL=ACK>  ESTABLISHED  delivers 5`,
      ],
    },
  },
  ['rfc9293:3.8.6.3'],
);
