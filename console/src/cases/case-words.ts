import { useMemo } from 'react';
import { useWords } from '../i18n/index.tsx';
import { type CaseWord, caseEnglish } from './case-english.ts';
import { caseFrench } from './case-french.ts';

const partyWords = {
  us: 'us',
  merchant: 'party.merchant',
  provider: 'provider',
  engineering: 'engineering',
  resolved: 'resolved',
  closed: 'closed',
} as const;
export type ShownParty = keyof typeof partyWords;
const clockWords = {
  first_reply: 'first_reply',
  next_reply: 'next_reply',
  our_work: 'our_work',
  provider: 'clock.provider',
  engineering: 'clock.engineering',
  merchant: 'clock.merchant',
  promise: 'promise',
  requester_wait: 'requester_wait',
} as const;

const requesterWords = {
  merchant: 'party.merchant',
  psp_client: 'psp_client',
  provider: 'from.provider',
  unknown: 'unknown',
} as const;

/** the words about cases, their values put in */
export const useCaseWords = () => {
  const { locale } = useWords();
  return useMemo(() => {
    const words = locale === 'fr' ? caseFrench : caseEnglish;
    const c = (word: CaseWord, values: Readonly<Record<string, string>> = {}): string =>
      words[word].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
    return {
      c,
      party: (one: ShownParty): string => c(partyWords[one]),
      clock: (one: keyof typeof clockWords): string => c(clockWords[one]),
      requester: (one: keyof typeof requesterWords): string => c(requesterWords[one]),
    };
  }, [locale]);
};
