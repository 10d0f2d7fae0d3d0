import { interfaceText } from '../text/interface.ts';
import type { Language } from '../text/language.ts';
import { lanesId } from './Stage.tsx';

/** Past the header and the list. It moves the focus itself: the fragment belongs to the address. */
export const SkipLink = ({ language }: { readonly language: Language }) => (
  <a
    className="skip"
    href={`#${lanesId}`}
    onClick={(event) => {
      event.preventDefault();
      document.getElementById(lanesId)?.focus();
    }}
  >
    {interfaceText(language).skip}
  </a>
);
