import { course } from '../lessons/course/list.ts';
import { CourseList } from '../views/lesson/CourseList.tsx';
import { quizText } from '../text/quiz.ts';
import type { Choice } from './choice.ts';
import type { Controls } from './controls.ts';
import { choosePath, useProgress } from './progress.ts';

interface CourseChoiceProps extends Choice {
  readonly controls: Pick<Controls, 'showQuiz'>;
}

/** What else there is to practise and to look up. */
const extrasOf = ({ controls, language }: CourseChoiceProps) => [
  { id: 'quiz', label: quizText(language).title, onOpen: controls.showQuiz },
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
