import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Removes the build that the journeys ran against. */
export default async function teardown(): Promise<void> {
  const build = process.env.JOURNEYS_BUILD;
  if (build) await rm(resolve(import.meta.dirname, '../..', build), { recursive: true });
}
