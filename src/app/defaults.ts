/** What holds where a scenario sets nothing: the values of each preset, of a TCP and of its host. */
import { hostPresets } from '../net/presets.ts';
import type { Defaults, Preset } from '../scenario/conditions.ts';
import { presets } from '../tcp/presets.ts';

export const defaults: Readonly<Record<Preset, Defaults>> = {
  rfc: { ...presets.rfc, ...hostPresets.rfc },
  linux: { ...presets.linux, ...hostPresets.linux },
};
