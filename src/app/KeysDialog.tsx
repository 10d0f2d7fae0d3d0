import { interfaceText } from '../text/interface.ts';
import { interveneText } from '../text/intervene.ts';
import { keysText } from '../text/keys.ts';
import type { Language } from '../text/language.ts';
import { Dialog } from './Dialog.tsx';
import styles from './KeysDialog.module.css';
import { bindings, type Binding, type Mode } from './keys.ts';

interface KeysDialogProps {
  readonly mode: Mode;
  readonly language: Language;
  readonly onClose: () => void;
}

const Row = ({ binding, language }: { readonly binding: Binding; readonly language: Language }) => {
  const text = keysText(language);
  return (
    <tr>
      <td>
        {binding.keys.map((key) => (
          <kbd key={key}>{(binding.control ? text.control : '') + (text.names[key] ?? key)}</kbd>
        ))}
      </td>
      <td>{text[binding.command]}</td>
    </tr>
  );
};

/** The keys of what lies in the lanes: the browser's own, so no binding has them. */
const segmentKeys = [
  { does: 'reach', keys: ['Tab'] },
  { does: 'other', keys: ['↑', '↓'] },
  { does: 'press', keys: ['Enter'] },
] as const;

const SegmentRows = ({ language }: { readonly language: Language }) => {
  const { segmentKeys: text } = interveneText(language);
  return segmentKeys.map(({ does, keys }) => (
    <tr key={does}>
      <td>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </td>
      <td>{text[does]}</td>
    </tr>
  ));
};

/** The table of keys, made of the table that the keys themselves are read from. */
export const KeysDialog = ({ mode, language, onClose }: KeysDialogProps) => {
  const text = keysText(language);
  return (
    <Dialog title={text.title} closeLabel={interfaceText(language).close} onClose={onClose}>
      <table className={styles.keys}>
        <thead>
          <tr>
            <th scope="col">{text.key}</th>
            <th scope="col">{text.does}</th>
          </tr>
        </thead>
        <tbody>
          {bindings(mode).map((binding) => (
            <Row key={binding.command} binding={binding} language={language} />
          ))}
          <SegmentRows language={language} />
        </tbody>
      </table>
    </Dialog>
  );
};
