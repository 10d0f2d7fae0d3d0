import { hostName } from '../../draw/names.ts';
import { rule } from '../../tcp/rules.ts';
import type { Language } from '../../text/language.ts';
import { variablesText } from '../../text/variables.ts';
import type { Block, Variable } from '../../trace/blocks.ts';
import type { Trace } from '../../trace/trace.ts';
import { variableName } from './values.ts';
import styles from './variables.module.css';

/** What changed, by the clauses that changed it. */
const byClause = ({ changes }: Block): readonly (readonly [string, readonly Variable[]])[] => {
  const groups = new Map<string, Variable[]>();
  for (const [variable, { rule: id }] of changes) {
    const clause = id === null ? '' : rule(id).clause;
    groups.set(clause, [...(groups.get(clause) ?? []), variable]);
  }
  return [...groups];
};

interface ChangesProps {
  readonly trace: Trace;
  readonly blocks: readonly Block[];
  readonly language: Language;
}

const Whole = ({ block: { fate, rule: id }, name, language }: WholeProps) => {
  const text = variablesText(language);
  return (
    <p>
      {fate === 'created' ? `${text.created(name)} ${text.allNew}` : text.deleted(name)}{' '}
      {id !== null && (
        <span className={styles.clause} lang="en">
          {rule(id).clause}
        </span>
      )}
    </p>
  );
};

interface WholeProps {
  readonly block: Block;
  readonly name: string;
  readonly language: Language;
}

const Parts = ({ block, name, language }: WholeProps) => (
  <>
    <p>{variablesText(language).changed(name)}</p>
    <ul>
      {byClause(block).map(([clause, names]) => (
        <li key={clause}>
          <span className={styles.clause} lang="en">
            {clause}
          </span>{' '}
          {names.map((variable) => variableName(variable, language)).join(', ')}
        </li>
      ))}
    </ul>
  </>
);

/** What this step changed, and by which rules. One step happens at one end. */
export const Changes = ({ trace, blocks, language }: ChangesProps) => {
  const block = blocks.find(({ fate, changes }) => fate !== 'kept' || changes.size > 0);
  const name = block === undefined ? '' : hostName(trace, block.host, language);
  return (
    <div className={styles.changes}>
      {block === undefined && <p>{variablesText(language).nothingChanged}</p>}
      {block !== undefined && block.fate !== 'kept' && (
        <Whole block={block} name={name} language={language} />
      )}
      {block?.fate === 'kept' && <Parts block={block} name={name} language={language} />}
    </div>
  );
};
