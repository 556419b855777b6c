import * as z from 'zod';
import { shipped } from '../policy-texts/both.ts';
import { catalogueTexts } from '../policy-texts/catalogue-texts.ts';
import { queueIn } from './ladder-sentences.ts';
import { number, queueName, sentence, text } from './sentence.ts';
import type { Speech } from './speech.ts';

const texts = z.array(text);
const applies = z.object({
  ...{ legalEntityTypes: texts, personRoles: texts, countries: texts, methods: texts, pspClients: texts },
  ...{ segments: texts, mccs: texts, volumeTiers: texts },
});
const requirement = z.object({
  ...{ key: text, title: text, localNames: z.record(z.string(), text), per: text, subjectKind: text, applies },
  ...{ requestedReason: text, suppliedBy: text, verifiedBy: text, dueIn: text, restricts: texts },
  /** name of the provider that verifies it */
  verifier: text.optional(),
  deadlineDays: number.optional(),
  queue: queueName.optional(),
});
type Requirement = z.infer<typeof requirement>;

const titleIn = (speech: Speech, { key, title }: Requirement): string =>
  speech.quote(shipped(catalogueTexts[key]?.title, title, speech.language));
const reasonIn = (speech: Speech, { key, requestedReason }: Requirement): string =>
  speech.quote(shipped(catalogueTexts[key]?.reason, requestedReason, speech.language));
const whom = (speech: Speech, { applies: to, per }: Requirement): string => {
  const narrowed = [
    ...to.legalEntityTypes.map(speech.word),
    ...to.personRoles.map(speech.word),
    ...to.countries.map(speech.country),
    ...to.methods.map(speech.word),
    ...to.pspClients.map(speech.quote),
    ...to.segments.map(speech.word),
    ...to.mccs.map((mcc) => `MCC ${mcc}`),
    ...to.volumeTiers.map((tier) => `${speech.word('of_volume_tier')} ${speech.word(tier)}`),
  ];
  const every = speech.word(`every_${per}`);
  return narrowed.length === 0 ? every : `${every} (${narrowed.join(', ')})`;
};
const verifierIn = (speech: Speech, { verifiedBy, verifier }: Requirement): string =>
  verifier === undefined ? speech.word(verifiedBy) : `${speech.word(verifiedBy)} ${speech.quote(verifier)}`;
const namesIn = (speech: Speech, { localNames }: Requirement): string =>
  Object.entries(localNames)
    .map(([code, name]) => `${speech.country(code)} ${speech.quote(name)}`)
    .join(', ');

const inEnglish = (about: Requirement, speech: Speech): string =>
  [
    `${titleIn(speech, about)} is required of ${whom(speech, about)}. It concerns ${speech.word(`concerns_${about.subjectKind}`)}, is supplied by ${speech.word(about.suppliedBy)}, verified by ${verifierIn(speech, about)}, and due in ${speech.word(about.dueIn)}.`,
    about.deadlineDays === undefined
      ? 'There is no deadline.'
      : `The deadline is ${speech.count(about.deadlineDays, 'day', 'days')}.`,
    ...(about.restricts.length === 0 ? [] : [`Past due, it stops ${speech.and(about.restricts.map(speech.word))}.`]),
    ...(Object.keys(about.localNames).length === 0 ? [] : [`Local names: ${namesIn(speech, about)}.`]),
    ...(about.queue === undefined
      ? []
      : [`When it waits on operations, a task opens in the queue ${queueIn(speech, about.queue)}.`]),
    `Reason given to the merchant: ${reasonIn(speech, about)}.`,
  ].join(' ');
const inFrench = (about: Requirement, speech: Speech): string =>
  [
    `${titleIn(speech, about)} est exigé pour ${whom(speech, about)}. L’exigence concerne ${speech.word(`concerns_${about.subjectKind}`)}, est fournie par ${speech.word(about.suppliedBy)}, vérifiée par ${verifierIn(speech, about)} et due pendant ${speech.word(about.dueIn)}.`,
    about.deadlineDays === undefined ? 'Sans échéance.' : `Délai : ${speech.count(about.deadlineDays, 'jour', 'jours')}.`,
    ...(about.restricts.length === 0 ? [] : [`Échue, elle suspend : ${speech.and(about.restricts.map(speech.word))}.`]),
    ...(Object.keys(about.localNames).length === 0 ? [] : [`Noms locaux : ${namesIn(speech, about)}.`]),
    ...(about.queue === undefined
      ? []
      : [`Quand elle attend les opérations, une tâche s’ouvre dans la file ${queueIn(speech, about.queue)}.`]),
    `Raison donnée au marchand : ${reasonIn(speech, about)}.`,
  ].join(' ');

/** what merchants must supply, and by when */
export const requirementSentences = { requirement: sentence(requirement, { en: inEnglish, fr: inFrench }) } as const;
