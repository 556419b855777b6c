import * as z from 'zod';
import { shipped } from '../policy-texts/both.ts';
import { queueTexts } from '../policy-texts/queue-texts.ts';
import { queueIn } from './ladder-sentences.ts';
import { number, queueName, sentence, text, yes } from './sentence.ts';
import type { Speech } from './speech.ts';

const call = z.object({ from: text, to: text, script: z.array(text) });
const queue = queueName.extend({
  hours: number,
  /** a calendar of the policy with its hours, one that it lacks, or that of the merchant's country */
  calendar: z.union([z.object({ key: text, opens: text, closes: text }), z.object({ key: text }), z.literal('merchant')]),
  choices: z.array(text),
  byHand: yes,
  call: call.optional(),
  /** where overdue work is shown too */
  late: queueName.optional(),
});
type Queue = z.infer<typeof queue>;

const script = (speech: Speech, { key }: Queue, steps: readonly string[]): string =>
  steps
    .map((step) => {
      const known = queueTexts[key]?.script?.find(({ en }) => en === step);
      return speech.quote(shipped(known, step, speech.language));
    })
    .join(', ');
const desk = (speech: Speech, { calendar }: Queue, ofMerchant: string): string => {
  if (calendar === 'merchant') return ofMerchant;
  return 'opens' in calendar ? `${speech.quote(calendar.key)}, ${calendar.opens}–${calendar.closes}` : calendar.key;
};

const inEnglish = (about: Queue, speech: Speech): string =>
  [
    `Tasks in ${queueIn(speech, about)} are due within ${speech.count(about.hours, 'business hour', 'business hours')} (${desk(speech, about, 'calendar of the merchant’s country')}). Choices: ${speech.or(about.choices.map(speech.word))}.`,
    ...(about.byHand ? ['People may open tasks there by hand.'] : []),
    ...(about.call === undefined
      ? []
      : [
          `The tasks are calls. The best time is from ${about.call.from} to ${about.call.to}, local time of the merchant. Script: ${script(speech, about, about.call.script)}.`,
        ]),
    ...(about.late === undefined ? [] : [`Overdue tasks are also shown in ${queueIn(speech, about.late)}.`]),
  ].join(' ');
const inFrench = (about: Queue, speech: Speech): string =>
  [
    `Les tâches de ${queueIn(speech, about)} sont à décider sous ${speech.count(about.hours, 'heure ouvrée', 'heures ouvrées')} (${desk(speech, about, 'calendrier du pays du marchand')}). Choix : ${speech.or(about.choices.map(speech.word))}.`,
    ...(about.byHand ? ['On peut y ouvrir des tâches à la main.'] : []),
    ...(about.call === undefined
      ? []
      : [
          `Ces tâches sont des appels, de préférence de ${about.call.from} à ${about.call.to}, heure locale du marchand. Script : ${script(speech, about, about.call.script)}.`,
        ]),
    ...(about.late === undefined ? [] : [`Les tâches en retard sont aussi visibles dans ${queueIn(speech, about.late)}.`]),
  ].join(' ');

/** the queues of manual work, and how fast each is worked */
export const queueSentences = { queue: sentence(queue, { en: inEnglish, fr: inFrench }) } as const;
