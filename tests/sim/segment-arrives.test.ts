/** Under `rfc` the model does with every single segment what the text of RFC 9293 3.10.7 says. */
import { describe, expect, it } from 'vitest';
import { sequence } from '../../src/tcp/sequence.ts';
import {
  factOf,
  nameOf,
  offered,
  questions,
  segmentIn,
  situations,
  type Question,
} from '../linux/facts.ts';
import { askModel } from '../linux/model-facts.ts';
import { segmentArrives } from './segment-arrives.ts';

/** The letter, where the preset follows a figure instead (D1, D2). */
const letter = { acceptSynAckInSynReceived: false, repeatSynAckForRepeatedSyn: false };

const bySection310 = (question: Question): string => {
  const { situation } = question;
  const { una, nxt, rcvNxt } = situation;
  const finStates = ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];
  const variables = {
    state: situation.state,
    opened: situation.name.includes('passive') ? ('passively' as const) : ('actively' as const),
    una: sequence(situation.state === 'LISTEN' ? una - 1 : una),
    nxt: sequence(nxt),
    rcvNxt: sequence(rcvNxt),
    rcvWnd: offered,
    maxSndWnd: 64240,
    finSent: finStates.includes(situation.state),
  };
  const { sent, state } = segmentArrives(variables, segmentIn(question, offered));
  return factOf(sent, state, offered);
};

/** `close()` is a socket call that 3.10.7 does not know (D13). */
const known = situations.filter(({ name }) => !name.endsWith('close()'));

describe.each(known)('in $name', (situation) => {
  const asked = questions.filter((question) => question.situation === situation);

  it(`${asked.length} segments are answered as 3.10.7 says`, () => {
    const answers = asked.map((question) => ({
      segment: nameOf(question),
      text: bySection310(question),
      model: askModel('rfc', question, letter),
    }));
    expect(answers.filter(({ text, model }) => text !== model)).toEqual([]);
  });
});
