import * as z from 'zod';
import { retainedKind } from '../../policy/retention-schema.ts';
import { number, sentence, text } from './sentence.ts';
import type { Speech } from './speech.ts';

const kept = z.object({
  kind: retainedKind,
  country: text,
  years: number,
  days: number,
  from: z.enum(['day', 'year_end']),
  law: text,
});
type Kept = z.infer<typeof kept>;

const nouns = { en: ['year', 'years', 'day', 'days', ' and '], fr: ['an', 'ans', 'jour', 'jours', ' et '] } as const;
const spanOf = ({ years, days }: Kept, speech: Speech): string => {
  const [year, manyYears, day, manyDays, and] = nouns[speech.language];
  return [
    ...(years === 0 ? [] : [speech.count(years, year, manyYears)]),
    ...(days === 0 ? [] : [speech.count(days, day, manyDays)]),
  ].join(and);
};
const isAtOnce = ({ years, days, from }: Kept): boolean => years + days === 0 && from === 'day';

const whereEn = ({ country }: Kept, speech: Speech): string =>
  country === 'default' ? 'where no country is named' : `for ${speech.country(country)}`;
const whereFr = ({ country }: Kept, speech: Speech): string =>
  country === 'default' ? 'là où aucun pays n’est nommé' : `pour ce pays : ${speech.country(country)}`;

/** how long data is kept after a merchant has left, and by which law */
export const retentionSentences = {
  retention: sentence(kept, {
    en: (about, speech) => {
      const start = about.from === 'day' ? '' : ' after the end of the year';
      const long = isAtOnce(about) ? 'erased as soon as an erasure is confirmed' : `kept for ${spanOf(about, speech)}${start}`;
      return `${speech.quote(speech.word(`data:${about.kind}`))}, ${whereEn(about, speech)}: ${long} (${about.law}).`;
    },
    fr: (about, speech) => {
      const start = about.from === 'day' ? '' : ' après la fin de l’année';
      const long = isAtOnce(about) ? 'effacé dès qu’un effacement est confirmé' : `conservé ${spanOf(about, speech)}${start}`;
      return `${speech.quote(speech.word(`data:${about.kind}`))}, ${whereFr(about, speech)} : ${long} (${about.law}).`;
    },
  }),
} as const;
