import * as z from 'zod';
import { queueIn } from './ladder-sentences.ts';
import { number, queueName, sentence, text, yes } from './sentence.ts';
import type { Speech } from './speech.ts';

const works = z.object({
  queue: queueName,
  ...{ maximumADay: number.optional(), maximumOpen: number.optional(), commitmentADay: number.optional() },
  price: z.record(z.string(), number).optional(),
});
const team = z.object({
  ...{ key: text, title: text, supplier: yes, languages: z.array(text), skills: z.array(text), openIn: z.array(text) },
  works: z.array(works),
});
type Works = z.infer<typeof works>;
const allocation = z.object({
  ...{ queue: queueName, countries: z.array(text), segments: z.array(text), asks: z.array(text), inLanguage: yes },
  shares: z.array(z.object({ title: text, share: number })),
});
type Allocation = z.infer<typeof allocation>;

const some = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);
const details = (parts: readonly (string | undefined)[]): string => {
  const said = parts.flatMap(some);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
};
const whom = ({ countries, segments }: Allocation, speech: Speech): readonly string[] => [
  ...(countries.length === 0 ? [] : [speech.or(countries.map(speech.country))]),
  ...(segments.length === 0 ? [] : [speech.or(segments.map(speech.word))]),
];

const workEn = ({ queue, maximumADay, maximumOpen, commitmentADay, price }: Works, speech: Speech): string =>
  `${queueIn(speech, queue)}${details([
    maximumADay === undefined ? undefined : `at most ${speech.count(maximumADay, 'task', 'tasks')} a day`,
    maximumOpen === undefined ? undefined : `at most ${speech.number(maximumOpen)} open`,
    commitmentADay === undefined ? undefined : `${speech.number(commitmentADay)} a day by contract`,
    price === undefined ? undefined : `${speech.money(price)} each`,
  ])}`;
const workFr = ({ queue, maximumADay, maximumOpen, commitmentADay, price }: Works, speech: Speech): string =>
  `${queueIn(speech, queue)}${details([
    maximumADay === undefined ? undefined : `au plus ${speech.count(maximumADay, 'tâche', 'tâches')} par jour`,
    maximumOpen === undefined ? undefined : `au plus ${speech.number(maximumOpen)} ouvertes`,
    commitmentADay === undefined ? undefined : `${speech.number(commitmentADay)} par jour selon le contrat`,
    price === undefined ? undefined : `${speech.money(price)} chacune`,
  ])}`;

/** who shares work, and how */
export const sharingSentences = {
  'team-works': sentence(team, {
    en: ({ title, supplier, languages, skills, openIn, works: all }, speech) =>
      `${supplier ? 'Supplier' : 'Team'} ${speech.quote(title)}${details([
        languages.length === 0 ? undefined : speech.and(languages.map(speech.languageName)),
        skills.length === 0 ? undefined : speech.and(skills),
      ])} works in ${speech.and(all.map((one) => workEn(one, speech)))}, ${openIn.length === 0 ? 'around the clock' : `in the hours of ${speech.and(openIn.map(speech.quote))}`}.`,
    fr: ({ title, supplier, languages, skills, openIn, works: all }, speech) =>
      `${supplier ? 'Le sous-traitant' : 'L’équipe'} ${speech.quote(title)}${details([
        languages.length === 0 ? undefined : speech.and(languages.map(speech.languageName)),
        skills.length === 0 ? undefined : speech.and(skills),
      ])} travaille dans ${speech.and(all.map((one) => workFr(one, speech)))}, ${openIn.length === 0 ? 'jour et nuit' : `aux heures de ${speech.and(openIn.map(speech.quote))}`}.`,
  }),
  'queue-shared': sentence(allocation, {
    en: (about, speech) =>
      `Tasks in ${queueIn(speech, about.queue)}${whom(about, speech).length === 0 ? '' : ` of merchants in ${whom(about, speech).join(', ')}`} are shared: ${about.shares.map(({ title, share }) => `${title} ${speech.percent(share)}`).join(', ')}.${about.asks.length === 0 ? '' : ` They take ${speech.and(about.asks)}.`}${about.inLanguage ? ' The team speaks the merchant’s language.' : ''}`,
    fr: (about, speech) =>
      `Les tâches de ${queueIn(speech, about.queue)}${whom(about, speech).length === 0 ? '' : ` (marchands : ${whom(about, speech).join(', ')})`} sont partagées : ${about.shares.map(({ title, share }) => `${title} ${speech.percent(share)}`).join(', ')}.${about.asks.length === 0 ? '' : ` Compétences : ${speech.and(about.asks)}.`}${about.inLanguage ? ' L’équipe parle la langue du marchand.' : ''}`,
  }),
} as const;
