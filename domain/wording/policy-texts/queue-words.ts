import type { Voice } from '../voice.ts';
import { shipped } from './both.ts';
import { queueTexts } from './queue-texts.ts';

/** A queue's title in the reader's language. */
export const queueTitle = (key: string, title: string, { language }: Voice): string =>
  shipped(queueTexts[key]?.title, title, language);

/** A task of a queue names its merchant; a queue that a desk named itself keeps its title. */
export const queueWork = (key: string, title: string, merchant: string, { language }: Voice): string => {
  const texts = queueTexts[key];
  if (texts?.work === undefined || texts.title.en !== title) return title;
  return texts.work[language].replace('{name}', () => merchant);
};
