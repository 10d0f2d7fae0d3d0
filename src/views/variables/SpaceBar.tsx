import type { Mark, Piece, Region, Space } from '../../draw/spaces.ts';
import { count, list, sequenceNumber } from '../../text/format.ts';
import type { Language } from '../../text/language.ts';
import { variablesText } from '../../text/variables.ts';
import styles from './variables.module.css';

const percent = (share: number): string => `${share * 100}%`;

const across = ({ from, to }: Pick<Region, 'from' | 'to'>) => ({
  left: percent(from),
  width: percent(to - from),
});

const RegionPart = ({
  region,
  language,
}: {
  readonly region: Region;
  readonly language: Language;
}) => (
  <li className={styles.region} data-kind={region.kind} style={across(region)}>
    <span>{variablesText(language).regions[region.kind]}</span>
    {region.octets !== null && (
      <span className={styles.octets}>{count(region.octets, language)}</span>
    )}
  </li>
);

/** `SND.UNA+SND.WND` in two lines, as in Figure 3. */
const lines = (names: readonly string[]): readonly string[] =>
  names.flatMap((name, index) => (index === 0 ? name : `= ${name}`).split(/(?=\+)/));

const MarkPart = ({ mark }: { readonly mark: Mark }) => (
  <li
    className={styles.mark}
    data-side={mark.side}
    style={
      mark.side === 'before'
        ? { marginRight: percent(1 - mark.at) }
        : { marginLeft: percent(mark.at) }
    }
  >
    <b>{sequenceNumber(mark.value)}</b>
    {lines(mark.names).map((line) => (
      <span key={line}>{line}</span>
    ))}
  </li>
);

const pieceText = ({ seq, length }: Piece, language: Language): string =>
  length === 0
    ? variablesText(language).heldFin(sequenceNumber(seq))
    : `${sequenceNumber(seq)}–${sequenceNumber((seq + length - 1) >>> 0)}`;

const mostPieces = 6;

/** The numbers of what is held, as many as can be read. */
const heldText = (pieces: readonly Piece[], language: Language): string => {
  const text = variablesText(language);
  const shown = pieces.slice(0, mostPieces).map((piece) => pieceText(piece, language));
  const rest = pieces.length - shown.length;
  return text.held(
    list(rest > 0 ? [...shown, text.heldMore(count(rest, language))] : shown, language),
  );
};

interface SpaceBarProps {
  readonly title: string;
  readonly figure: string;
  readonly space: Space;
  readonly language: Language;
}

/** A sequence space as a bar, with the numbers at its borders. */
export const SpaceBar = ({ title, figure, space, language }: SpaceBarProps) => (
  <figure className={styles.space}>
    <figcaption>
      {title} <span className={styles.aside}>{figure}</span>
    </figcaption>
    <ul className={styles.bar} aria-label={title}>
      {space.regions.map((region) => (
        <RegionPart key={`${region.kind}${region.from}`} region={region} language={language} />
      ))}
      {space.pieces.map((piece) => (
        <li key={piece.seq} className={styles.piece} style={across(piece)} aria-hidden="true" />
      ))}
    </ul>
    <ul className={styles.marks} lang="en" aria-label={figure}>
      {space.marks.map((mark) => (
        <MarkPart key={mark.value} mark={mark} />
      ))}
    </ul>
    {space.pieces.length > 0 && <p className={styles.held}>{heldText(space.pieces, language)}</p>}
  </figure>
);
