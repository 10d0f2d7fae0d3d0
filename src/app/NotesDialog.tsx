import { contradictingNotes, notesToMend, runOfNote } from '../lessons/notes.ts';
import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import { notesText } from '../text/notes.ts';
import { NoteCard } from '../views/notes/NoteCard.tsx';
import { PairCard } from '../views/notes/PairCard.tsx';
import { Paper, type Kind } from '../views/notes/Paper.tsx';
import type { Controls } from './controls.ts';
import { Dialog } from './Dialog.tsx';
import { useNarrow } from './environment.ts';
import {
  choose,
  isFound,
  isSettled,
  press,
  turnTo,
  useDecided,
  useReading,
  watchNote,
  watchPair,
} from './notes.ts';
import { goOnAtLanes } from './reading-on.tsx';

interface NotesDialogProps {
  /** Notes to be put right, or pairs of notes that contradict each other. */
  readonly kind: Kind;
  readonly language: Language;
  readonly controls: Controls;
  readonly onClose: () => void;
}

const Notes = ({ language, controls, onClose }: NotesDialogProps) => {
  const reading = useReading();
  const at = reading.at.notes;
  const note = notesToMend[at];
  const run = note !== undefined && isFound(note, reading) ? runOfNote(note) : null;
  const made = useDecided(run);
  if (note === undefined) return null;
  const watch = () => {
    if (made === null || made === 'failed' || !('run' in note)) return;
    onClose();
    watchNote(note, made, controls);
    goOnAtLanes();
  };
  return (
    <Paper
      kind="notes"
      at={at}
      of={notesToMend.length}
      settled={notesToMend.filter((one) => isFound(one, reading)).length}
      language={language}
      onGo={(to) => turnTo('notes', to)}
    >
      <NoteCard
        note={note}
        pressed={reading.pressed[note.id] ?? []}
        decision={made}
        language={language}
        onPress={(piece) => press(note, piece)}
        onWatch={watch}
        onCard={(card) => {
          onClose();
          controls.showTerm(card);
        }}
      />
    </Paper>
  );
};

const Pairs = ({ language, controls, onClose }: NotesDialogProps) => {
  const reading = useReading();
  const { at, chosen } = reading;
  const pair = contradictingNotes[at.pairs];
  const side = (pair && chosen[pair.id]) ?? null;
  const made = useDecided(pair === undefined || side === null ? null : pair.run);
  if (pair === undefined) return null;
  const watch = () => {
    if (made === null || made === 'failed') return;
    onClose();
    watchPair(pair, made, controls);
    goOnAtLanes();
  };
  return (
    <Paper
      kind="pairs"
      at={at.pairs}
      of={contradictingNotes.length}
      settled={contradictingNotes.filter((one) => isSettled(one, reading)).length}
      language={language}
      onGo={(to) => turnTo('pairs', to)}
    >
      <PairCard
        pair={pair}
        chosen={side}
        decision={made}
        language={language}
        onChoose={(name) => choose(pair, name)}
        onWatch={watch}
      />
    </Paper>
  );
};

/** The study notes, to be put right, and to be chosen between. */
export const NotesDialog = (props: NotesDialogProps) => {
  const { kind, language, onClose } = props;
  return (
    <Dialog
      title={notesText(language).titles[kind]}
      closeLabel={interfaceText(language).close}
      sheet={useNarrow()}
      onClose={onClose}
    >
      {kind === 'notes' ? <Notes {...props} /> : <Pairs {...props} />}
    </Dialog>
  );
};
