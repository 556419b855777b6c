import type { Voice } from '../voice.ts';
import { shipped } from './both.ts';
import { ruleTexts } from './rule-texts.ts';

/** What a risk rule found, in the reader's language. */
export const ruleText = (rule: string, written: string, { language }: Voice): string =>
  shipped(ruleTexts[rule], written, language);
