import type { InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TimelinePage } from '../answers.ts';
import { spokenBy } from './spoken.ts';
import { useVoice } from './use-voice.ts';

type Pages = InfiniteData<TimelinePage, string>;

/** what answers of the API are put through before they are shown; the same functions until the language changes */
export const useSpoken = () => {
  const voice = useVoice();
  return useMemo(() => {
    const spoken = spokenBy(voice);
    return { ...spoken, timelinePages: (of: Pages): Pages => ({ ...of, pages: of.pages.map(spoken.timeline) }) };
  }, [voice]);
};
