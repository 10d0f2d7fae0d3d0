/** The browser's own deflater, for runs that travel in an address. */
import type { Deflater } from '../scenario/permalink.ts';

/** All that a stream gives, or an error as soon as it is more than the limit. */
const gather = async (stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> => {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) throw new RangeError(`more than ${limit} octets`);
    pieces.push(new Uint8Array(value));
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
};

const through = (
  octets: Uint8Array,
  transform: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> => new Blob([new Uint8Array(octets)]).stream().pipeThrough(transform);

export const browserDeflater: Deflater = {
  deflate: (octets) => gather(through(octets, new CompressionStream('deflate-raw')), Infinity),
  inflate: (octets, limit) =>
    gather(through(octets, new DecompressionStream('deflate-raw')), limit),
};
