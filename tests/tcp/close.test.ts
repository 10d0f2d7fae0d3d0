/** `close()` against CLOSE (D13), what becomes of a connection without a user, and TIME-WAIT's guards. */
import { describe, expect, it } from 'vitest';
import { linuxPreset, rfcPreset } from '../../src/tcp/presets.ts';
import { issForReuse } from '../../src/tcp/reuse.ts';
import {
  after,
  closeWait,
  established,
  finWait1,
  finWait2,
  lastAck,
  listening,
  parse,
  synSent,
  timeWait,
} from './ends.ts';
import { show } from './sections.ts';

const linux = { options: linuxPreset };
const text = '<SEQ=301><ACK=101><LEN=5><CTL=ACK>';

show(
  {
    'close()': {
      'sends a FIN as CLOSE does': [
        established,
        `close  FIN-WAIT-1  <SEQ=101><ACK=301><CTL=FIN,ACK>  # rfc9293:3.10.4`,
      ],
      'is nothing but an end in LISTEN and SYN-SENT': [listening, `close  CLOSED`],
      'leaves SYN-SENT without a word': [synSent, `close  CLOSED`],
      'answers data that comes later with a reset, since nobody can read it (SHLD-3)': [
        () => after(established(), 'close', '<SEQ=301><ACK=102><CTL=ACK>'),
        `<SEQ=301><ACK=102><LEN=5><CTL=ACK>  CLOSED  <SEQ=102><CTL=RST>  # rfc9293:3.6.1/data-after-close`,
      ],
      'does so before its FIN is acknowledged, too': [
        () => after(established(), 'close'),
        `${text}  CLOSED  <SEQ=101><CTL=RST>`,
      ],
      'lets the FIN alone end the connection in peace': [
        () => after(established(), 'close', '<SEQ=301><ACK=102><CTL=ACK>'),
        `<SEQ=301><ACK=102><CTL=FIN,ACK>  TIME-WAIT  <SEQ=102><ACK=302><CTL=ACK>`,
      ],
      'resets at once where data is unread': [
        () => after(established({ readsManually: true }), text),
        `close  CLOSED  <SEQ=101><CTL=RST>  # rfc9293:3.10.4 rfc9293:3.6.1/unread`,
      ],
      'resets on Linux with an ACK': [
        () => after(established({ ...linux, readsManually: true }), text),
        `close  CLOSED  <SEQ=101><ACK=306><CTL=RST,ACK>`,
      ],
      'resets with SO_LINGER 0': [
        () => established({ socket: { linger: 0 } }),
        `close  CLOSED  <SEQ=101><CTL=RST>  # rfc9293:3.10.4 socket:linger`,
      ],
      'ends the user of a connection that was shut down before': [
        () => after(finWait2()),
        `close                               FIN-WAIT-2
         close                               FIN-WAIT-2  refused: connection closing
         <SEQ=301><ACK=102><LEN=5><CTL=ACK>  CLOSED      <SEQ=102><CTL=RST>`,
      ],
      'is no more than CLOSE without D13': [
        () => after(established({ options: { halfDuplexClose: false } }), 'close'),
        `${text}  FIN-WAIT-1  <SEQ=102><ACK=306><CTL=ACK>  delivers 5`,
      ],
    },
    'CLOSE, which is shutdown()': {
      'leaves the user its ears': [
        finWait1,
        `${text}  FIN-WAIT-1  <SEQ=102><ACK=306><CTL=ACK>  delivers 5`,
      ],
    },
    'FIN-WAIT-2': {
      'lasts for ever by the RFC': [
        () => after(finWait2(), 'close'),
        `fin-wait-2 timeout  not running`,
      ],
      'is over on Linux 60 seconds after close() (D12), and a later FIN is a stranger': [
        () => after(finWait2(linux), 'close'),
        `fin-wait-2 timeout  CLOSED  at 60 s  # linux:tcp_fin_timeout`,
      ],
      'also if close() came first': [
        () => after(established(linux), 'close', '<SEQ=301><ACK=102><CTL=ACK>'),
        `fin-wait-2 timeout  CLOSED  at 60 s`,
      ],
      'never ends after shutdown()': [() => finWait2(linux), `fin-wait-2 timeout  not running`],
      'becomes TIME-WAIT by a FIN in time': [
        () => after(finWait2(linux), 'close', 'wait 59', '<SEQ=301><ACK=102><CTL=FIN,ACK>'),
        `fin-wait-2 timeout  not running
         time-wait timeout   CLOSED  at 119 s`,
      ],
    },
    'TIME-WAIT': {
      'lasts 4 minutes by the RFC': [timeWait, `time-wait timeout  CLOSED  at 240 s`],
      'lasts a minute on Linux': [() => timeWait(linux), `time-wait timeout  CLOSED  at 60 s`],
      'dies by a reset': [timeWait, `<SEQ=302><CTL=RST>  CLOSED`],
      'does not with RFC 1337': [
        () => timeWait({ options: { rfc1337: true } }),
        `<SEQ=302><CTL=RST>  TIME-WAIT  dropped  # rfc1337:3`,
      ],
      'is where an end goes that aborts, if 3.5.2 has its way (D5)': [
        () => established({ options: { stateAfterAbort: 'TIME-WAIT' } }),
        `ABORT              TIME-WAIT  <SEQ=101><CTL=RST>  # rfc9293:3.10.5 rfc9293:3.5.2
         time-wait timeout  CLOSED     at 240 s`,
      ],
    },
    'A reset': {
      'tells the user of CLOSE-WAIT': [closeWait, `<SEQ=302><CTL=RST>  CLOSED  error ECONNRESET`],
      'is not told in LAST-ACK': [lastAck, `<SEQ=302><CTL=RST>  CLOSED`],
    },
  },
  [
    'rfc9293:3.6.1/unread',
    'rfc9293:3.6.1/data-after-close',
    'socket:linger',
    'linux:tcp_fin_timeout',
    'rfc1337:3',
    'rfc9293:3.5.2',
  ],
);

describe('a SYN that arrives in TIME-WAIT (RFC 6191, 3.6.1)', () => {
  const iss = (segment: string, options = linuxPreset) =>
    issForReuse(timeWait().endpoint, parse(segment), options);

  it('may begin a connection if its number is new, and the new ISS lies beyond the old numbers', () => {
    expect(iss('<SEQ=303><CTL=SYN>')).toBe(102 + 65_537);
  });

  it('may not if its number is old, or the next one', () => {
    expect(iss('<SEQ=300><CTL=SYN>')).toBeNull();
    expect(iss('<SEQ=302><CTL=SYN>')).toBeNull();
  });

  it('is no SYN,ACK and no reset', () => {
    expect(iss('<SEQ=303><ACK=102><CTL=SYN,ACK>')).toBeNull();
    expect(iss('<SEQ=303><CTL=SYN,RST>')).toBeNull();
  });

  it('may not where MAY-2 is not taken', () => {
    expect(iss('<SEQ=303><CTL=SYN>', rfcPreset)).toBeNull();
  });

  it('means nothing in other states', () => {
    expect(issForReuse(finWait2().endpoint, parse('<SEQ=303><CTL=SYN>'), linuxPreset)).toBeNull();
  });
});
