import { useMemo } from 'react';
import { type Voice, voiceOf } from '../../../domain/wording/voice.ts';
import { instantWords } from '../instant-words.ts';
import { shortName } from '../shell/short-name.ts';
import { useWords } from './index.tsx';

/** how codes of the domain are worded for the reader of this page */
export const useVoice = (): Voice => {
  const { locale } = useWords();
  return useMemo(() => voiceOf(locale, { person: shortName, instant: instantWords(locale) }), [locale]);
};
