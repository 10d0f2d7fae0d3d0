/** What RFC 9293 requires of what two ends do together, by the numbers of its requirements. */
import { expect, test } from 'vitest';
import { ladder, rows, runConnected } from './scenes.ts';

const data = { at: 1, host: 'A', call: 'send', length: 10, socket: 'a' };

test('MUST-3: a segment whose checksum is wrong is dropped in silence', () => {
  const segment = { from: 'A', flags: ['ACK'], nth: 2 };
  const trace = runConnected([data], { faults: [{ segment, action: 'corrupt' }] });
  expect(ladder(trace).slice(5, 9)).toEqual(
    rows(`
      ESTABLISHED  A send; <SEQ=101><ACK=301><LEN=10><CTL=ACK>                    ESTABLISHED
      ESTABLISHED  --> <SEQ=101><ACK=301><LEN=10><CTL=ACK>                        ESTABLISHED
      ESTABLISHED  A retransmission timeout; <SEQ=101><ACK=301><LEN=10><CTL=ACK>  ESTABLISHED
      ESTABLISHED  --> <SEQ=101><ACK=301><LEN=10><CTL=ACK>; <SEQ=301><ACK=111><CTL=ACK>  ESTABLISHED`),
  );
});

test('MUST-5, MUST-6: options that mean nothing here travel, in any segment, and change nothing', () => {
  const options = { timestamps: [1, 2], cookie: 'tasty', kind253: [1, 2, 3] };
  const inject = (extra: object) => ({
    at: 1,
    inject: {
      ...{ from: { host: 'A', port: 49152 }, to: { host: 'B', port: 80 } },
      ...{ seq: 101, ack: 301, flags: ['ACK'], length: 5, ...extra },
    },
  });
  const [plain, dressed] = [runConnected([inject({})]), runConnected([inject({ options })])];
  expect(dressed.segments.find(({ injected }) => injected)?.options).toEqual(options);
  expect(ladder(dressed)).toEqual(ladder(plain));
});
