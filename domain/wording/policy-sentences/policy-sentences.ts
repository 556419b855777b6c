import type { Phrase } from '../phrase.ts';
import type { Both } from '../policy-texts/both.ts';
import type { Voice } from '../voice.ts';
import { aboutSentences } from './about-sentences.ts';
import { calendarSentences } from './calendar-sentences.ts';
import { careSentences } from './care-sentences.ts';
import { caseSentences } from './case-sentences.ts';
import { changeSentences } from './change-sentences.ts';
import { healthSentences } from './health-sentences.ts';
import { helpSentences } from './help-sentences.ts';
import { ladderSentences } from './ladder-sentences.ts';
import { letterSentences } from './letter-sentences.ts';
import { listSentences } from './list-sentences.ts';
import { priceSentences } from './price-sentences.ts';
import { queueSentences } from './queue-sentences.ts';
import { requirementSentences } from './requirement-sentences.ts';
import { retentionSentences } from './retention-sentences.ts';
import { riskSentences } from './risk-sentences.ts';
import { sendingSentences } from './sending-sentences.ts';
import { sharingSentences } from './sharing-sentences.ts';
import { verifyingSentences } from './verifying-sentences.ts';
import { workSentences } from './work-sentences.ts';

/** every sentence of a policy, by its code */
export const policySentences = {
  ...aboutSentences,
  ...ladderSentences,
  ...sendingSentences,
  ...letterSentences,
  ...helpSentences,
  ...riskSentences,
  ...listSentences,
  ...queueSentences,
  ...workSentences,
  ...sharingSentences,
  ...requirementSentences,
  ...verifyingSentences,
  ...priceSentences,
  ...changeSentences,
  ...careSentences,
  ...caseSentences,
  ...healthSentences,
  ...retentionSentences,
  ...calendarSentences,
} as const;

const byCode: ReadonlyMap<string, Pick<Phrase<never>, 'render'>> = new Map(Object.entries(policySentences));

/** A sentence of a policy in the reader's language; one that another version wrote by its code. */
export const policySentence = ({ code, about }: { readonly code: string; readonly about: unknown }, voice: Voice): string =>
  byCode.get(code)?.render(about, voice) ?? voice.word(code);

const titles: Readonly<Record<string, Both>> = {
  about: { en: 'About this policy', fr: 'À propos de cette politique' },
  ladders: { en: 'Stalled merchants and nudges', fr: 'Marchands bloqués et relances' },
  sending: { en: 'When nudges are sent', fr: 'Quand partent les relances' },
  letters: { en: 'Letters to merchants', fr: 'Lettres aux marchands' },
  help: { en: 'Help for merchants', fr: 'Aide aux marchands' },
  risk: { en: 'Risk rules and outcomes', fr: 'Règles de risque et décisions' },
  tasks: { en: 'Queues and service levels', fr: 'Files et délais de traitement' },
  sharing: { en: 'Teams and shares of work', fr: 'Équipes et parts du travail' },
  requirements: { en: 'What merchants supply', fr: 'Ce que fournissent les marchands' },
  pricing: { en: 'Prices', fr: 'Tarifs' },
  changes: { en: 'Account changes', fr: 'Changements de compte' },
  care: { en: 'Milestones and care', fr: 'Jalons et suivi' },
  retention: { en: 'How long data is kept', fr: 'Durées de conservation' },
  calendars: { en: 'Calendars and sizes', fr: 'Calendriers et tailles' },
};

/** The heading of a section of sentences, by its key. */
export const sectionTitle = (key: string, voice: Voice): string => titles[key]?.[voice.language] ?? voice.word(key);
