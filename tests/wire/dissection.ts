/** What Wireshark says of captures: one call of tshark, a row for each packet. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kind } from './judgement.ts';
import { findTshark } from '../tshark.js';

/** What Wireshark's TCP analysis says of a packet, by its field. */
const analysis = {
  'tcp.analysis.retransmission': 'retransmission',
  'tcp.analysis.fast_retransmission': 'retransmission',
  'tcp.analysis.spurious_retransmission': 'retransmission',
  'tcp.analysis.out_of_order': 'out-of-order',
  'tcp.analysis.duplicate_ack': 'duplicate-ack',
  'tcp.analysis.keep_alive': 'keep-alive',
  'tcp.analysis.keep_alive_ack': 'keep-alive-ack',
  'tcp.connection.rst': 'reset',
} as const satisfies Record<string, Kind>;

export interface Row {
  /** Counted from 1 through all that was read. */
  readonly frame: number;
  readonly stream: number;
  readonly seq: number;
  readonly flags: number;
  readonly length: number;
  /** tcp.completeness at the end of what the row's stream has. */
  readonly completeness: number;
  readonly checksums: 'good' | 'bad';
  readonly malformed: boolean;
  readonly said: readonly Kind[];
}

const fields = [
  ...['frame.number', 'tcp.stream', 'tcp.seq_raw', 'tcp.flags', 'tcp.len'],
  ...['tcp.completeness', 'ip.checksum.status', 'tcp.checksum.status', '_ws.malformed'],
  ...Object.keys(analysis),
];

/** Of a checksum that is right; IPv6 has none in its header. */
const good: readonly (string | undefined)[] = ['1', ''];

const rowOf = (line: string): Row => {
  const values = line.split('\t');
  const [frame, stream, seq, flags, length, completeness] = values.map(Number);
  const found = Object.values(analysis).filter((_, index) => values[9 + index] !== '');
  return {
    frame: frame!,
    stream: stream!,
    seq: seq!,
    flags: flags!,
    length: length!,
    completeness: completeness!,
    checksums: good.includes(values[6]) && good.includes(values[7]) ? 'good' : 'bad',
    malformed: values[8] !== '',
    said: [...new Set(found)],
  };
};

const options = [
  // Two passes, so that each row of a stream knows the whole of it; no names are asked for.
  ...['-2', '-n', '-T', 'fields', ...fields.flatMap((field) => ['-e', field])],
  ...['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE'],
];

/** What programs say to each other is data, whatever the port would make of it. */
const noPrograms = ['-d', 'tcp.port==1-65535,data'];

const tshark = (file: string, others: readonly string[]): string => {
  const call = spawnSync(findTshark(), [...options, ...others, '-r', file], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (call.status !== 0) throw new Error(`tshark: ${call.stderr}`);
  return call.stdout.replace(/\n$/, '');
};

/**
 * What tshark says of each packet of a capture. `programs: false` leaves alone what is in the
 * segments: a random run may cut a conversation of programs anywhere.
 */
export const dissect = (
  capture: Uint8Array,
  { programs = true }: { readonly programs?: boolean } = {},
): readonly Row[] => {
  const folder = mkdtempSync(join(tmpdir(), 'tcp-lanes-'));
  try {
    const file = join(folder, 'capture.pcapng');
    writeFileSync(file, capture);
    return tshark(file, programs ? [] : noPrograms)
      .split('\n')
      .map(rowOf);
  } finally {
    rmSync(folder, { recursive: true });
  }
};
