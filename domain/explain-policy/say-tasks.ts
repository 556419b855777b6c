import type { PolicyDocument } from '../policy/policy-schema.ts';
import { ofTheMerchant, type QueuePolicy } from '../policy/task-schema.ts';
import type { Sentence, Speech } from './speech.ts';

const hours = [
  ['business hour', 'business hours'],
  ['heure ouvrée', 'heures ouvrées'],
] as const;

const days = [
  ['day', 'days'],
  ['jour', 'jours'],
] as const;

/** whether people raise work there, and how its calls go */
const sayByHand = (speech: Speech, { byHand, call }: QueuePolicy): readonly string[] => [
  ...(byHand ? [speech.say('People may raise work there by hand.', 'On peut y ouvrir une tâche à la main.')] : []),
  ...(call === undefined
    ? []
    : [
        speech.say(
          `Its tasks are calls, best made from ${call.from} to ${call.to} by the merchant’s clock: ${call.script.map(speech.quote).join(', ')}.`,
          `Ce sont des appels, de préférence de ${call.from} à ${call.to} à l’heure du marchand : ${call.script.map(speech.quote).join(', ')}.`,
        ),
      ]),
];

const sayQueue = (speech: Speech, policy: PolicyDocument, queue: QueuePolicy): string => {
  const { title, slaHours, calendar, choices, escalatesTo } = queue;
  const known = policy.calendars[calendar];
  const ofMerchant = speech.say('in the calendar of the merchant’s country', 'dans le calendrier du pays du marchand');
  const desk =
    calendar === ofTheMerchant
      ? ofMerchant
      : known === undefined
        ? calendar
        : `${speech.quote(calendar)}, ${known.opens}–${known.closes}`;
  const decided = speech.or(choices.map(speech.word));
  const lead = policy.tasks.queues.find(({ key }) => key === escalatesTo)?.title ?? escalatesTo;
  const sentence = speech.say(
    `${speech.quote(title)}: decided within ${speech.count(slaHours, ...hours)} (${desk}); choices: ${decided}.`,
    `${speech.quote(title)} : décision sous ${speech.count(slaHours, ...hours)} (${desk}) ; choix : ${decided}.`,
  );
  const more = [sentence, ...sayByHand(speech, queue)].join(' ');
  if (lead === undefined) return more;
  return `${more} ${speech.say(`When late, also shown in ${speech.quote(lead)}.`, `En retard, visible aussi dans ${speech.quote(lead)}.`)}`;
};

const sayFourEyes = (speech: Speech, { fourEyes }: PolicyDocument['tasks']): string => {
  const reasons = [
    speech.say(
      `the risk score is ${fourEyes.riskScoreAtLeast} or more`,
      `le score de risque est de ${fourEyes.riskScoreAtLeast} ou plus`,
    ),
    ...(Object.keys(fourEyes.declaredMonthlyVolumeAtLeastMinor).length === 0
      ? []
      : [
          speech.say(
            `the declared monthly volume reaches ${speech.money(fourEyes.declaredMonthlyVolumeAtLeastMinor)}, or is in another currency`,
            `le volume mensuel déclaré atteint ${speech.money(fourEyes.declaredMonthlyVolumeAtLeastMinor)}, ou est dans une autre devise`,
          ),
        ]),
    ...(fourEyes.anyScreeningHit ? [speech.say('a name was hit in screening', 'un nom correspond au criblage')] : []),
    ...(fourEyes.queues.length === 0
      ? []
      : [
          speech.say(
            `the task is in ${speech.or(fourEyes.queues.map(speech.word))}`,
            `la tâche est dans ${speech.or(fourEyes.queues.map(speech.word))}`,
          ),
        ]),
  ];
  return speech.say(
    `Two people must approve when ${speech.or(reasons)}.`,
    `Deux personnes doivent approuver quand ${speech.or(reasons)}.`,
  );
};

/** what waits for operations, and where it is worked */
const sayOwnWork = (speech: Speech, { tasks }: PolicyDocument): readonly Sentence[] => {
  const titled = (key: string): string => speech.quote(tasks.queues.find((one) => one.key === key)?.title ?? key);
  const { verification, boarding, followUp, caseOpened, pricing, screening } = tasks.routing;
  return [
    ...(verification === undefined
      ? []
      : [
          {
            id: 'routing/verification',
            text: speech.say(
              `What operations verify becomes a task in ${titled(verification)} once it is handed in.`,
              `Ce que vérifient les opérations devient une tâche dans ${titled(verification)} dès que c’est transmis.`,
            ),
          },
        ]),
    ...(followUp === undefined
      ? []
      : [
          {
            id: 'routing/followUp',
            text: speech.say(
              `What is to be followed up comes back on its day in ${titled(followUp)}.`,
              `Ce qui est à suivre revient le jour dit dans ${titled(followUp)}.`,
            ),
          },
        ]),
    ...(caseOpened === undefined
      ? []
      : [
          {
            id: 'routing/caseOpened',
            text: speech.say(
              `Every case the help desk opens becomes a task in ${titled(caseOpened)}.`,
              `Chaque dossier ouvert par l’assistance devient une tâche dans ${titled(caseOpened)}.`,
            ),
          },
        ]),
    ...(pricing === undefined
      ? []
      : [
          {
            id: 'routing/pricing',
            text: speech.say(`Prices are agreed in ${titled(pricing)}.`, `Les tarifs se conviennent dans ${titled(pricing)}.`),
          },
        ]),
    ...(screening === undefined
      ? []
      : [
          {
            id: 'routing/screening',
            text: speech.say(
              `A list that is loaded screens every merchant past its risk check again; new hits become tasks in ${titled(screening)}.`,
              `Une liste chargée filtre de nouveau chaque marchand après son contrôle du risque ; les nouvelles correspondances deviennent des tâches dans ${titled(screening)}.`,
            ),
          },
        ]),
    ...(boarding === undefined
      ? []
      : [
          {
            id: 'routing/boarding',
            text: speech.say(
              `Payment methods to hand to a provider become tasks in ${titled(boarding)}.`,
              `Les moyens de paiement à confier à un prestataire deviennent des tâches dans ${titled(boarding)}.`,
            ),
          },
        ]),
  ];
};

/** the queues of manual work, how fast each is worked, and when two people must agree */
export const sayTasks = (speech: Speech, policy: PolicyDocument): readonly Sentence[] => {
  const { routing } = policy.tasks;
  const queue = (key: string): string => speech.quote(policy.tasks.queues.find((one) => one.key === key)?.title ?? key);
  return [
    ...policy.tasks.queues.map((one) => ({ id: `queue/${one.key}`, text: sayQueue(speech, policy, one) })),
    {
      id: 'routing',
      text: speech.say(
        `Missed deadlines go to ${queue(routing.deadlineMissed)}, risk reviews to ${queue(routing.riskReview)}, critical health to ${queue(routing.careCritical)}, overdue work to ${queue(routing.overdue)}.`,
        `Les échéances manquées vont à ${queue(routing.deadlineMissed)}, les examens de risque à ${queue(routing.riskReview)}, la santé critique à ${queue(routing.careCritical)}, les retards à ${queue(routing.overdue)}.`,
      ),
    },
    ...sayOwnWork(speech, policy),
    { id: 'four-eyes', text: sayFourEyes(speech, policy.tasks) },
    {
      id: 'snooze',
      text: speech.say(
        `A task may be put aside until ${speech.count(policy.tasks.maximumSnoozeDays, ...days)} after its service level at most, a merchant’s messages until ${speech.count(policy.nudges.maximumSnoozeDays, ...days)} after its last progress; beyond that a lead decides.`,
        `Une tâche se met de côté jusqu’à ${speech.count(policy.tasks.maximumSnoozeDays, ...days)} après son délai de service au plus, les messages à un marchand jusqu’à ${speech.count(policy.nudges.maximumSnoozeDays, ...days)} après son dernier progrès ; au-delà, un responsable décide.`,
      ),
    },
    {
      id: 'waiving',
      text: speech.say(
        'Doing without a requirement that holds back payments or payouts always takes two people.',
        'Se passer d’une exigence qui retient des paiements ou des versements demande toujours deux personnes.',
      ),
    },
  ];
};
