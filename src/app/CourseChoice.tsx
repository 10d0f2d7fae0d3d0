import { course } from '../lessons/course/list.ts';
import { CourseList } from '../views/lesson/CourseList.tsx';
import type { Choice } from './choice.ts';
import { choosePath, useProgress } from './progress.ts';

interface CourseChoiceProps extends Choice {
  /** What else there is to practise and to look up. */
  readonly extras: readonly {
    readonly id: string;
    readonly label: string;
    readonly onOpen: () => void;
  }[];
}

/** The course as a list, with what the reader has done of it. */
export const CourseChoice = ({ current, language, onChoose, extras }: CourseChoiceProps) => {
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
      extras={extras}
    />
  );
};
