import * as z from 'zod';
import { queueIn } from './ladder-sentences.ts';
import { money, none, number, queueName, sentence, yes } from './sentence.ts';
import type { Speech } from './speech.ts';

const into = z.object({ queue: queueName });
const routing = z.object({ deadlineMissed: queueName, riskReview: queueName, careCritical: queueName, overdue: queueName });
const fourEyes = z.object({ score: number, volume: money, screeningHit: yes, queues: z.array(queueName) });

const reasonsInEnglish = ({ score, volume, screeningHit, queues }: z.infer<typeof fourEyes>, speech: Speech): string =>
  speech.or([
    `the risk score is ${score} or more`,
    ...(Object.keys(volume).length === 0
      ? []
      : [`the declared monthly volume is ${speech.money(volume)} or more, or in another currency`]),
    ...(screeningHit ? ['screening found a listed name'] : []),
    ...(queues.length === 0 ? [] : [`the task is in ${speech.or(queues.map((one) => queueIn(speech, one)))}`]),
  ]);
const reasonsInFrench = ({ score, volume, screeningHit, queues }: z.infer<typeof fourEyes>, speech: Speech): string =>
  speech.or([
    `le score de risque est de ${score} ou plus`,
    ...(Object.keys(volume).length === 0
      ? []
      : [`le volume mensuel déclaré atteint ${speech.money(volume)} ou est dans une autre devise`]),
    ...(screeningHit ? ['le filtrage a trouvé un nom listé'] : []),
    ...(queues.length === 0 ? [] : [`la tâche est dans ${speech.or(queues.map((one) => queueIn(speech, one)))}`]),
  ]);

/** which queue takes which work, and when two people must agree */
export const workSentences = {
  routing: sentence(routing, {
    en: (about, speech) =>
      `Missed deadlines go to ${queueIn(speech, about.deadlineMissed)}, risk reviews to ${queueIn(speech, about.riskReview)}, critical health to ${queueIn(speech, about.careCritical)} and overdue tasks to ${queueIn(speech, about.overdue)}.`,
    fr: (about, speech) =>
      `Les échéances manquées vont dans ${queueIn(speech, about.deadlineMissed)}, les examens du risque dans ${queueIn(speech, about.riskReview)}, la santé critique dans ${queueIn(speech, about.careCritical)} et les tâches en retard dans ${queueIn(speech, about.overdue)}.`,
  }),
  'routing-verification': sentence(into, {
    en: ({ queue }, speech) =>
      `A requirement that operations verify becomes a task in ${queueIn(speech, queue)} once it is submitted.`,
    fr: ({ queue }, speech) =>
      `Une exigence à vérifier par les opérations devient une tâche dans ${queueIn(speech, queue)} dès qu’elle est transmise.`,
  }),
  'routing-followUp': sentence(into, {
    en: ({ queue }, speech) => `A follow-up becomes a task in ${queueIn(speech, queue)} on its day.`,
    fr: ({ queue }, speech) => `Un suivi devient une tâche dans ${queueIn(speech, queue)} le jour prévu.`,
  }),
  'routing-caseOpened': sentence(into, {
    en: ({ queue }, speech) => `Every case from the help desk becomes a task in ${queueIn(speech, queue)}.`,
    fr: ({ queue }, speech) => `Chaque dossier ouvert par l’assistance devient une tâche dans ${queueIn(speech, queue)}.`,
  }),
  'routing-pricing': sentence(into, {
    en: ({ queue }, speech) => `Prices are agreed in ${queueIn(speech, queue)}.`,
    fr: ({ queue }, speech) => `Les tarifs se conviennent dans ${queueIn(speech, queue)}.`,
  }),
  'routing-screening': sentence(into, {
    en: ({ queue }, speech) =>
      `When a sanctions list is loaded, every merchant past its risk check is screened again. New hits become tasks in ${queueIn(speech, queue)}.`,
    fr: ({ queue }, speech) =>
      `Quand une liste de sanctions est chargée, chaque marchand après son contrôle du risque est filtré de nouveau. Les nouvelles correspondances deviennent des tâches dans ${queueIn(speech, queue)}.`,
  }),
  'routing-callBack': sentence(into, {
    en: ({ queue }, speech) => `Call-backs for account changes become tasks in ${queueIn(speech, queue)}.`,
    fr: ({ queue }, speech) => `Les rappels pour changements de compte deviennent des tâches dans ${queueIn(speech, queue)}.`,
  }),
  'routing-accountHolder': sentence(into, {
    en: ({ queue }, speech) => `Account holders that are not confirmed become tasks in ${queueIn(speech, queue)}.`,
    fr: ({ queue }, speech) => `Les titulaires de compte non confirmés deviennent des tâches dans ${queueIn(speech, queue)}.`,
  }),
  'routing-changeApproval': sentence(into, {
    en: ({ queue }, speech) => `Account changes to approve become tasks in ${queueIn(speech, queue)}.`,
    fr: ({ queue }, speech) => `Les changements de compte à approuver deviennent des tâches dans ${queueIn(speech, queue)}.`,
  }),
  'routing-security': sentence(into, {
    en: ({ queue }, speech) => `Objections to account changes become tasks in ${queueIn(speech, queue)}.`,
    fr: ({ queue }, speech) => `Les oppositions aux changements de compte deviennent des tâches dans ${queueIn(speech, queue)}.`,
  }),
  'routing-boarding': sentence(into, {
    en: ({ queue }, speech) => `Payment methods to send to a provider become tasks in ${queueIn(speech, queue)}.`,
    fr: ({ queue }, speech) =>
      `Les moyens de paiement à envoyer à un prestataire deviennent des tâches dans ${queueIn(speech, queue)}.`,
  }),
  'four-eyes': sentence(fourEyes, {
    en: (about, speech) => `Two people must approve if ${reasonsInEnglish(about, speech)}.`,
    fr: (about, speech) => `Deux personnes doivent approuver si ${reasonsInFrench(about, speech)}.`,
  }),
  snooze: sentence(z.object({ taskDays: number, merchantDays: number }), {
    en: ({ taskDays, merchantDays }, speech) =>
      `A task can be snoozed until ${speech.count(taskDays, 'day', 'days')} after its due date. Nudges can be paused until ${speech.count(merchantDays, 'day', 'days')} after the merchant’s last progress. Only a team lead may choose a later date.`,
    fr: ({ taskDays, merchantDays }, speech) =>
      `Une tâche peut être reportée jusqu’à ${speech.count(taskDays, 'jour', 'jours')} après son échéance. Les relances peuvent être suspendues jusqu’à ${speech.count(merchantDays, 'jour', 'jours')} après le dernier progrès du marchand. Seul un responsable peut aller au-delà.`,
  }),
  digest: sentence(z.object({ calendar: z.string(), at: z.string() }), {
    en: ({ calendar, at }) =>
      `On working days of the calendar ${calendar}, from ${at} on, each person is mailed what concerns them: tasks given to them, mentions, tasks they watch, follow-ups and overdue tasks.`,
    fr: ({ calendar, at }) =>
      `Les jours ouvrés du calendrier ${calendar}, à partir de ${at}, chacun reçoit par e-mail ce qui le concerne : tâches confiées, mentions, tâches suivies, suivis et tâches en retard.`,
  }),
  waiving: sentence(none, {
    en: () => 'Two people must agree to waive a requirement that holds back payments or payouts.',
    fr: () => 'Dispenser d’une exigence qui retient des paiements ou des versements demande toujours deux personnes.',
  }),
} as const;
