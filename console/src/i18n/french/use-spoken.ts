import type { InfiniteData } from '@tanstack/react-query';
import type { TimelinePage } from '../../answers.ts';
import { useWords } from '../index.tsx';
import { asWritten, inFrench } from './spoken.ts';

type Pages = InfiniteData<TimelinePage, string>;
const withPages = (words: typeof inFrench) => ({
  ...words,
  timelinePages: (of: Pages): Pages => ({ ...of, pages: of.pages.map(words.timeline) }),
});
// the same functions each time: an answer is said once, not with every drawing
const spoken = { en: withPages(asWritten), fr: withPages(inFrench) };

/** what answers of the API are put through before they are shown */
export const useSpoken = () => spoken[useWords().locale];
