/** How large things are drawn where programs have lanes too. They take their room from the link. */
import { gutter, type Measures } from './measures.ts';

/** A program's lane with its air, and the words on it that stand beside a name of a state, in ems. */
const lane = 2.1;
const words = 2.4;

/** On a phone there is room for the lane alone. */
const narrowLane = 1;

/** Below this width words of programs have no room, nor names beside the lanes. */
const roomy = 680;

export const programMeasures = (measures: Measures): Measures => {
  const { room, metrics, margin, top } = measures;
  const { fontSize } = metrics;
  const compact = room.width < roomy;
  const programs = (compact ? narrowLane : lane) * fontSize;
  const bandWidth = compact ? Math.round(2.2 * fontSize) : measures.bandWidth;
  const wide = compact
    ? Math.ceil(gutter * fontSize + bandWidth + programs)
    : Math.ceil(margin + programs + words * fontSize);
  const nameSize = compact ? fontSize : measures.nameSize;
  return {
    ...measures,
    nameSize,
    bandWidth,
    programs,
    margin: wide,
    top: Math.round(top + fontSize),
    metrics: {
      ...metrics,
      compact,
      nameHeight: nameSize * 1.3,
      width: Math.max(120, room.width - 2 * wide),
      column: compact ? 0 : wide - bandWidth - programs,
    },
  };
};
