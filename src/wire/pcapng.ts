/** The pcapng file format's numbers (draft-ietf-opsawg-pcapng). */

export const blockTypes = {
  sectionHeader: 0x0a0d0d0a,
  interfaceDescription: 1,
  /** Obsolete, but still found. */
  packet: 2,
  simplePacket: 3,
  enhancedPacket: 6,
} as const;

/** Reads so in the byte order of its section. */
export const byteOrderMagic = 0x1a2b3c4d;

export const optionCodes = {
  endOfOptions: 0,
  comment: 1,
  userApplication: 4,
  interfaceName: 2,
  timestampResolution: 9,
  timestampOffset: 14,
  packetFlags: 2,
} as const;

/** Lengths are padded to whole words of 32 bits. */
export const padded = (length: number): number => Math.ceil(length / 4) * 4;
