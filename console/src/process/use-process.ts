import { requirementName } from '../../../domain/wording/policy-texts/requirement-words.ts';
import type { Figures } from '../figures/use-figures.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { usePolicy } from '../queries.ts';
import { useProcessWords } from './words/use-process-words.ts';

export type PlaybookTime = NonNullable<Figures['process']>[number];
export type WaitTime = PlaybookTime['waits'][number];

/** a wait in an address */
export const waitKey = ({ who, what }: Pick<WaitTime, 'who' | 'what'>): string => `${who}~${what}`;

const named = ['first_sale', 'evidence', 'cooling_off', 'first_payout', 'case'] as const;

/** waits, parties and lengths of time as people read them */
export const useProcessNames = () => {
  const p = useProcessWords();
  const { locale } = useWords();
  const voice = useVoice();
  const { number, percent } = useFormat();
  const { data } = usePolicy();
  const round = (value: number): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  return {
    number,
    percent,
    what: ({ what }: Pick<WaitTime, 'what'>): string => {
      const own = named.find((one) => one === what);
      if (own !== undefined) return p(`what.${own}`);
      if (what === 'playbook') return p('byItself');
      return data?.policy.tasks.queues.find(({ key }) => key === what)?.title ?? requirementName(what, voice);
    },
    /** of the clock: a day has 24 hours */
    time: (minutes: number): string =>
      minutes < 2 * 24 * 60 ? p('hours', { n: round(minutes / 60) }) : p('days', { n: round(minutes / 60 / 24) }),
    /** of working time: in hours, for no two calendars have the same day */
    worked: (minutes: number | null): string => (minutes === null ? p('notEnough') : p('hours', { n: round(minutes / 60) })),
  };
};
