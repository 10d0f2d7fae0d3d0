import { course } from '../lessons/course/list.ts';
import { CourseList } from '../views/lesson/CourseList.tsx';
import { notesText } from '../text/notes.ts';
import { quizText } from '../text/quiz.ts';
import type { Choice } from './choice.ts';
import type { Controls } from './controls.ts';
import { choosePath, useProgress } from './progress.ts';

interface CourseChoiceProps extends Choice {
  readonly controls: Pick<Controls, 'showQuiz' | 'showNotes' | 'showContradictions'>;
}

/** What else there is to practise and to look up. */
const extrasOf = ({ controls, language }: CourseChoiceProps) => [
  { id: 'quiz', label: quizText(language).title, onOpen: controls.showQuiz },
  { id: 'notes', label: notesText(language).titles.notes, onOpen: controls.showNotes },
  { id: 'pairs', label: notesText(language).titles.pairs, onOpen: controls.showContradictions },
];

/** The course as a list, with what the reader has done of it. */
export const CourseChoice = (props: CourseChoiceProps) => {
  const { current, language, onChoose } = props;
  const { lessons, path } = useProgress();
  return (
    <CourseList
      lessons={course}
      current={current}
      progress={lessons}
      path={path}
      onPath={choosePath}
      language={language}
      onChoose={onChoose}
      extras={extrasOf(props)}
    />
  );
};
