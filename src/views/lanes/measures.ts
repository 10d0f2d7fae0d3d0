/** How large things are drawn: from the room that there is, and from who looks at it. */
import type { Metrics } from '../../draw/lanes.ts';
import type { Language } from '../../text/language.ts';
import type { Naming } from '../../trace/shown.ts';

export interface Room {
  readonly width: number;
  readonly height: number;
  /** The height of the screen: what is projected is measured by it. */
  readonly screen: number;
}

export interface Measures {
  readonly room: Room;
  readonly metrics: Metrics;
  /** The size of a state's name. */
  readonly nameSize: number;
  readonly bandWidth: number;
  /** The lane of a program at the edge, with the air beside it; 0 where there is none. */
  readonly programs: number;
  /** The thickness of a line. */
  readonly line: number;
  /** From the edge of the picture to the inner edge of a lane. */
  readonly margin: number;
  /** Air above the first moment. */
  readonly top: number;
}

/** Below this width the two columns become one list. */
export const narrowest = 330;

/** Below this width the names of states stand within the lanes, not beside them. */
const roomy = 640;

/** The longest name of a state has 12 letters; a bold capital is about 0.72 em wide. */
const longestName = 12 * 0.72;

/** Wider pictures are looked at from further away. */
const usualSize = (width: number): number =>
  Math.min(18, Math.max(12, Math.round(9 + width / 240)));

/** What is projected is measured by the screen; on a phone it still has to fit in. */
const projectedSize = ({ width, screen }: Room, share: number, least: number): number =>
  Math.max(least, Math.min(screen / share, width / 26));

/** Beside a compact lane there is a gutter for what is written down along it. */
export const gutter = 1.25;

export const measures = (
  room: Room,
  mode: 'explore' | 'lecture' | 'embed',
  language: Language,
  naming: Naming = 'rfc',
): Measures => {
  const lecture = mode === 'lecture';
  const compact = room.width < roomy;
  const fontSize = lecture ? projectedSize(room, 40, 14) : usualSize(room.width);
  const nameSize = compact ? fontSize : lecture ? Math.max(16, room.screen / 30) : fontSize + 1;
  const bandWidth = Math.round((compact ? 2.2 : 1.1) * fontSize);
  const beside = compact ? gutter * fontSize : longestName * nameSize + 2.4 * fontSize + 12;
  const margin = Math.ceil(beside + bandWidth);
  return {
    room,
    nameSize,
    bandWidth,
    programs: 0,
    margin,
    line: lecture ? Math.max(3, room.screen / 300) : 2,
    top: Math.round(fontSize * 0.9),
    metrics: {
      width: Math.max(120, room.width - 2 * margin),
      second: Math.max(64, 5.2 * fontSize),
      fontSize,
      nameHeight: nameSize * 1.3,
      language,
      naming,
      compact,
    },
  };
};
