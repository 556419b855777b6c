import { createContext, use } from 'react';
import { policyFindings } from '../../../domain/policy-finding.ts';
import { useVoice } from '../i18n/use-voice.ts';
import type { Findings } from './use-document.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

/** what every field of the studio is given */
export interface Editing {
  readonly document: unknown;
  readonly findings: Findings;
  readonly readOnly: boolean;
  readonly set: (place: string, value: unknown) => void;
}

export const EditingContext = createContext<Editing>({ document: {}, findings: [], readOnly: true, set: () => undefined });
export const useEditing = (): Editing => use(EditingContext);

/** what is wrong and what to do, in the reader's words; the API words the same codes */
export const useFindingText = (): ((one: Findings[number]) => string) => {
  const voice = useVoice();
  const { p } = usePolicyWords();
  return ({ code, about, message, remedy }) => {
    const words = policyFindings[code];
    return `${words.message.render(about, voice) ?? message}${p('semicolon')}${words.remedy.render(about, voice) ?? remedy}`;
  };
};
