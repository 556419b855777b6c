import { languageFor } from '../letter/letter-texts.ts';
import type { NudgePolicy, Rung, StageLadder } from '../policy/nudge-schema.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { Sentence, Speech } from './speech.ts';

const workingDays = [
  ['working day', 'working days'],
  ['jour ouvré', 'jours ouvrés'],
] as const;
const nudges = [
  ['nudge', 'nudges'],
  ['relance', 'relances'],
] as const;

const titleOf = (policy: PolicyDocument, queue: string): string =>
  policy.tasks.queues.find(({ key }) => key === queue)?.title ?? queue;

/** a message by its subject, in the language the policy is read in; one nobody has written by its name */
const subjectOf = (speech: Speech, policy: PolicyDocument, template: string): string =>
  languageFor(policy, speech.say('en', 'fr')).language.templates[template]?.subject.replace(/\{\w+\}/g, '…') ?? template;

const sayRung = (speech: Speech, policy: PolicyDocument, rung: Rung): string => {
  const after = speech.count(rung.afterWorkingDays, ...workingDays);
  switch (rung.kind) {
    case 'nudge': {
      const [channel, template] = [speech.word(rung.channel), speech.quote(subjectOf(speech, policy, rung.template))];
      return speech.say(
        `after ${after} without progress: a nudge by ${channel}, ${template}.`,
        `après ${after} sans progrès : une relance par ${channel}, ${template}.`,
      );
    }
    case 'task': {
      const queue = speech.quote(titleOf(policy, rung.queue));
      return speech.say(
        `after ${after} without progress: a person is asked, in the queue ${queue}.`,
        `après ${after} sans progrès : une personne s’en charge, dans la file ${queue}.`,
      );
    }
    case 'dormant':
      return speech.say(
        `after ${after} without progress: the merchant is put to sleep.`,
        `après ${after} sans progrès : le marchand est mis en sommeil.`,
      );
  }
};

const sayLadder = (speech: Speech, policy: PolicyDocument, ladder: StageLadder): readonly Sentence[] => {
  const stage = speech.word(ladder.stage);
  const after = speech.count(ladder.stalledAfterWorkingDays, ...workingDays);
  return [
    {
      id: `ladder/${ladder.stage}`,
      text: speech.say(
        `In ${stage}, a merchant whose move it is counts as stalled ${after} after its last progress.`,
        `Dans ${stage}, un marchand à qui c’est le tour est bloqué ${after} après son dernier progrès.`,
      ),
    },
    ...ladder.rungs.map((rung, index) => ({
      id: `ladder/${ladder.stage}/${index + 1}`,
      text: `${speech.say(`In ${stage}, rung ${index + 1}:`, `Dans ${stage}, échelon ${index + 1} :`)} ${sayRung(speech, policy, rung)}`,
    })),
  ];
};

/** when merchants count as stalled and what then happens, rung by rung */
export const sayLadders = (speech: Speech, policy: PolicyDocument): readonly Sentence[] => [
  ...policy.nudges.ladders.flatMap((ladder) => sayLadder(speech, policy, ladder)),
  ...policy.ourMoveLimits.map(({ stage, workingDays: days, queue }) => ({
    id: `our-move/${stage}`,
    text: speech.say(
      `In ${speech.word(stage)}, when it has been our own move for ${speech.count(days, ...workingDays)}, a task opens in the queue ${speech.quote(titleOf(policy, queue))}.`,
      `Dans ${speech.word(stage)}, quand c’est à nous depuis ${speech.count(days, ...workingDays)}, une tâche s’ouvre dans la file ${speech.quote(titleOf(policy, queue))}.`,
    ),
  })),
  ...policy.providerMoveLimits.map(({ stage, workingDays: days, queue }) => ({
    id: `provider-move/${stage}`,
    text: speech.say(
      `In ${speech.word(stage)}, when a provider has not moved for ${speech.count(days, ...workingDays)}, a task to chase it opens in the queue ${speech.quote(titleOf(policy, queue))}.`,
      `Dans ${speech.word(stage)}, quand un prestataire n’a pas bougé depuis ${speech.count(days, ...workingDays)}, une tâche pour le relancer s’ouvre dans la file ${speech.quote(titleOf(policy, queue))}.`,
    ),
  })),
];

const sayDays = (speech: Speech, { skipWeekends, skipHolidays }: NudgePolicy): string => {
  const off = [
    ...(skipWeekends ? [speech.say('at weekends', 'le week-end')] : []),
    ...(skipHolidays ? [speech.say('on holidays', 'les jours fériés')] : []),
  ];
  return off.length === 0
    ? speech.say(
        'Nudges are sent on every day of the week, holidays too.',
        'Les relances partent tous les jours, fériés compris.',
      )
    : speech.say(`Nothing is sent ${speech.or(off)}.`, `Rien ne part ${speech.or(off)}.`);
};

/** when a nudge may leave, and how often */
export const saySending = (speech: Speech, { nudges: policy }: PolicyDocument): readonly Sentence[] => [
  {
    id: 'quiet-hours',
    text: speech.say(
      `Nothing is sent between ${policy.quietHours.from} and ${policy.quietHours.to} of the merchant’s local time.`,
      `Rien ne part entre ${policy.quietHours.from} et ${policy.quietHours.to}, heure locale du marchand.`,
    ),
  },
  { id: 'days-off', text: sayDays(speech, policy) },
  ...policy.caps.map(({ days, nudges: most }) => ({
    id: `cap/${days}`,
    text: speech.say(
      `No more than ${speech.count(most, ...nudges)} in any ${speech.number(days)} days, all ladders together.`,
      `Pas plus de ${speech.count(most, ...nudges)} sur ${speech.number(days)} jours, toutes échelles confondues.`,
    ),
  })),
  {
    id: 'gap',
    text: speech.say(
      `Two nudges are never closer than ${speech.count(policy.minimumGapHours, ['hour', 'hours'], ['heure', 'heures'])}.`,
      `Deux relances ne sont jamais à moins de ${speech.count(policy.minimumGapHours, ['hour', 'hours'], ['heure', 'heures'])} l’une de l’autre.`,
    ),
  },
  {
    id: 'hold-out',
    text: speech.say(
      `${speech.percent(policy.holdOutPercent)} of merchants are never nudged, to measure what nudging is worth; they are drawn under ${speech.quote(policy.holdOutSalt)}.`,
      `${speech.percent(policy.holdOutPercent)} des marchands ne sont jamais relancés, pour mesurer ce que valent les relances ; tirage ${speech.quote(policy.holdOutSalt)}.`,
    ),
  },
];
