/**
 * What is wrong in the words of a lesson whose form is right: cards that are not in the glossary,
 * clauses that are none, an option that is there twice. For lessons only: a scenario in a link may
 * have been written when less was asked of it.
 */
import type { Problem } from '../scenario/validate.ts';
import type { Option } from '../scenario/teaching.ts';
import { sameAnswer } from './answer.ts';
import { cardOf, cards } from './glossary.ts';
import { nearest } from './nearest.ts';
import { termsIn } from './prose.ts';
import type { Lesson } from './schema.ts';

type Keys = Readonly<Record<string, unknown>>;

const rfc = 'RFC \\d{1,5}';
const section = '(?:Appendix )?(?:\\d+|[A-Z])(?:\\.\\d+)*';
/** A page of the manual, `tcp(7)`, or a document of the kernel, `Linux ip-sysctl`. */
const manual = '(?:Linux,? \\S|\\w+\\(\\d\\)(?:[,:] |$)).*';

/** `RFC 9293 3.5.2`, `RFC 9293 3.5, Figure 7`, `tcp(7), tcp_fin_timeout`. */
const clauseForm = new RegExp(`^(?:${rfc} ${section}(?:, \\S.*)?|${manual})$`);
/** A source may be a whole RFC. */
const sourceForm = new RegExp(`^(?:${rfc}(?: ${section})?(?:, \\S.*)?|${manual})$`);

const example = 'such as “RFC 9293 3.5.2” or “tcp(7), tcp_fin_timeout”';

const wrongClause = (clause: string, form: RegExp, path: string): Problem[] =>
  form.test(clause)
    ? []
    : [{ path, problem: `“${clause}” is no clause. Name a document and its section, ${example}.` }];

const wrongCards = (text: string, path: string): Problem[] =>
  [...new Set(termsIn(text))]
    .filter((id) => cardOf(id) === undefined)
    .map((id) => {
      const near = nearest(
        id,
        cards.map((card) => card.id),
      );
      const advice =
        near === undefined ? 'The glossary has all cards.' : `The nearest is “${near}”.`;
      return { path, problem: `There is no card “${id}”. ${advice}` };
    });

const repeated = (options: readonly Option[], path: string): Problem[] =>
  options.flatMap(({ is }, index) => {
    const first = options.findIndex((other) => sameAnswer(other.is, is));
    if (first === index) return [];
    const place = `${path}.options[${String(index)}]`;
    return [
      { path: place, problem: `The option “${is}” is already there as options[${String(first)}].` },
    ];
  });

/** In a list things are named by their ids, as the checks of the runs name them. */
const placeIn = (path: string, key: string, value: unknown, inList: boolean): string => {
  if (!inList) return path === '' ? key : `${path}.${key}`;
  const id = typeof value === 'object' && value !== null ? (value as Keys).id : undefined;
  return typeof id === 'string' ? `${path}.${id}` : `${path}[${key}]`;
};

const scenarioKeys: readonly string[] = ['scenario', 'with'];

const inValue = (value: unknown, path: string): Problem[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    // A scenario has its own check, and its words are no prose.
    if (scenarioKeys.includes(key)) return [];
    const place = placeIn(path, key, inner, Array.isArray(value));
    if (typeof inner !== 'string') return inValue(inner, place);
    if (key === 'clause') return wrongClause(inner, clauseForm, place);
    return key === 'en' || key === 'zh' ? wrongCards(inner, place) : [];
  });
};

/** What is wrong in a lesson's words, in the order of the file. */
export const wrongWords = (lesson: Lesson): readonly Problem[] => [
  ...inValue(lesson, ''),
  ...lesson.runs.flatMap(({ id: run, predictions }) =>
    predictions.flatMap(({ id, options }) => repeated(options, `runs.${run}.predictions.${id}`)),
  ),
  ...lesson.sources.flatMap((source, index) =>
    wrongClause(source, sourceForm, `sources[${String(index)}]`),
  ),
];
