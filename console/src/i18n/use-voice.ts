import { useMemo } from 'react';
import { type Voice, voiceOf } from '../../../domain/wording/voice.ts';
import { useFormat } from '../format.ts';
import { shortName } from '../shell/short-name.ts';
import { useWords } from './index.tsx';

/** how codes of the domain are worded for the reader of this page */
export const useVoice = (): Voice => {
  const { locale } = useWords();
  const { instant } = useFormat();
  return useMemo(() => voiceOf(locale, { person: shortName, instant }), [locale, instant]);
};
