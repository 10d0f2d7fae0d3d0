import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { defaultAddress, readAddress } from '../../src/app/address.ts';
import { fileNameOf, frameOf, linkTo, markdownOf, pageOf, textOf } from '../../src/app/share.ts';
import { catalogue } from '../../src/scenario/catalogue/index.ts';
import { toLink } from '../../src/scenario/permalink.ts';
import { validate } from '../../src/scenario/validate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';

const page = 'https://lanes.example.org/courses/networks/tcp-lanes/';
const shown = { ...defaultAddress, scenario: 'last-ack-lost', step: 7 };

const pack = (scenario: Scenario) =>
  toLink(scenario, {
    deflate: (octets) => promisify(deflateRaw)(octets),
    inflate: () => Promise.reject(new Error('not asked for')),
  });

/** As a reader's interventions write them. */
const fiveInterventions = ({ events = [], faults = [], ...scenario }: Scenario): Scenario => ({
  ...scenario,
  faults: [
    ...faults,
    { segment: { from: 'A', flags: ['ACK'], nth: 2 }, action: 'drop', by: 0.05 },
    { segment: { from: 'B', flags: ['FIN', 'ACK'], nth: 1 }, action: 'delay', by: 0.75 },
    { segment: { from: 'A', flags: ['SYN'], nth: 1 }, action: 'duplicate', after: 0.01 },
  ],
  events: [
    ...events,
    { afterEvent: 5, host: 'A', call: 'send', socket: 'a', text: 'GET / HTTP/1.1' },
    {
      afterEvent: 3,
      inject: {
        from: { host: 'A', port: 49152 },
        to: { host: 'B', port: 80 },
        seq: 4_294_967_295,
        ack: 3_123_456_789,
        flags: ['RST', 'ACK'],
        window: 65_535,
      },
      badge: 'forged',
    },
  ],
});

const parts = (link: string) => {
  const { search, hash } = new URL(link);
  return readAddress({ search, hash });
};

describe('a link', () => {
  it('leads to the run and the step, and to nothing that was not asked for', () => {
    const link = linkTo(shown, page);
    expect(link).toBe(`${page}?scenario=last-ack-lost&step=7`);
    expect(parts(link)).toEqual({ address: shown, warnings: [] });
  });

  it('leads to what else is on the screen', () => {
    const own = { ...shown, panel: 'segment', lang: 'zh', speed: 2, run: '1.abc-_' } as const;
    expect(parts(linkTo(own, page)).address).toEqual({ ...own, scenario: defaultAddress.scenario });
  });

  it.each(catalogue.map((scenario) => [scenario.id, scenario] as const))(
    'to %s with five interventions has fewer than 2,000 characters',
    async (_, scenario) => {
      const own = fiveInterventions(scenario);
      expect(() => validate(own)).not.toThrow();
      const link = linkTo({ ...shown, run: await pack(own) }, page);
      expect(link.length).toBeLessThan(2000);
    },
  );

  it('has neither the query nor the fragment of the page it was made on', () => {
    expect(pageOf(`${page}?scenario=abort&step=2#run=1.x`)).toBe(page);
    expect(pageOf('file:///home/me/index.html?step=2')).toBe('file:///home/me/index.html');
  });
});

describe('other forms of a link', () => {
  it('is Markdown in which no title breaks the link', () => {
    expect(markdownOf('The last ACK', `${page}?a=(b)`)).toBe(`[The last ACK](${page}?a=%28b%29)`);
    expect(markdownOf('a](javascript:x) <b>\n#', page)).toBe(
      `[a\\](javascript:x) \\<b\\> #](${page})`,
    );
  });

  it('is a frame of the embedded layout in which no title ends the attribute', () => {
    const frame = frameOf('"><script>alert(1)</script>', shown, page);
    expect(frame).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(frame).toContain('mode=embed');
    expect(frame).not.toMatch(/&(?!amp;|quot;|lt;|gt;)/);
  });
});

describe('a file', () => {
  it('is named after the id, else after the title, and always is a name', () => {
    expect(fileNameOf({ id: 'last-ack-lost' }, 'x')).toBe('last-ack-lost');
    expect(fileNameOf({}, '最后一个 ACK')).toBe('最后一个-ack');
    expect(fileNameOf({}, '../../etc/passwd')).toBe('etc-passwd');
    expect(fileNameOf({}, '…')).toBe('scenario');
  });

  it('holds the scenario as it is', () => {
    const [scenario] = catalogue;
    expect(validate(JSON.parse(textOf(scenario!)))).toEqual(scenario);
  });
});
