import type { DeclineReason } from '../../policy/risk-schema.ts';
import type { Voice } from '../voice.ts';
import { shipped } from './both.ts';
import { declineTexts } from './decline-texts.ts';

/** A reason to decline in the reader's language: its title, and the sentence of the letter where it has one. */
export const declineReasonIn = ({ key, title, told }: DeclineReason, { language }: Pick<Voice, 'language'>): DeclineReason => ({
  key,
  title: shipped(declineTexts[key]?.title, title, language),
  ...(told === undefined ? {} : { told: shipped(declineTexts[key]?.told, told, language) }),
});

/** Is it the sentence of the policy that ships, which is written in the languages of the letters? */
export const isShippedDecline = (key: string, told: string): boolean => declineTexts[key]?.told?.en === told;
