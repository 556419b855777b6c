import { languageFor } from '../letter/letter-texts.ts';
import type { NudgePolicy, Rung, StageLadder } from '../policy/nudge-schema.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { PolicySentence } from './policy-sentence.ts';
import { queueNamed } from './queue-named.ts';

/** subject of a message, with a mark where a value will stand; the name of a message nobody has written */
const subjectIn = (policy: PolicyDocument, language: 'en' | 'fr', template: string): string =>
  languageFor(policy, language).language.templates[template]?.subject.replace(/\{\w+\}/g, '…') ?? template;

/** a ladder for some merchants only is told apart by whom it is for */
const nameOf = ({ stage, applies: { segments, pspClients } }: StageLadder): string =>
  ['ladder', stage, ...[...segments, ...pspClients].map((one) => `for ${one}`)].join('/');
const whomOf = ({ applies }: StageLadder) => (applies.segments.length + applies.pspClients.length === 0 ? {} : { whom: applies });

const explainRung = (policy: PolicyDocument, ladder: StageLadder, rung: Rung, index: number): PolicySentence => {
  const id = `${nameOf(ladder)}/${index + 1}`;
  const about = { stage: ladder.stage, ...whomOf(ladder), step: index + 1, days: rung.afterWorkingDays };
  switch (rung.kind) {
    case 'nudge': {
      const subject = { en: subjectIn(policy, 'en', rung.template), fr: subjectIn(policy, 'fr', rung.template) };
      return { id, code: 'rung-nudge', about: { ...about, channel: rung.channel, subject } };
    }
    case 'task':
      return { id, code: 'rung-task', about: { ...about, queue: queueNamed(policy, rung.queue) } };
    case 'dormant':
      return { id, code: 'rung-dormant', about };
  }
};

const explainLadder = (policy: PolicyDocument, ladder: StageLadder): readonly PolicySentence[] => [
  {
    ...{ id: nameOf(ladder), code: 'ladder' },
    about: { stage: ladder.stage, ...whomOf(ladder), days: ladder.stalledAfterWorkingDays },
  },
  ...ladder.rungs.map((rung, index) => explainRung(policy, ladder, rung, index)),
];

/** when merchants count as stalled and what then happens, rung by rung */
export const explainLadders = (policy: PolicyDocument): readonly PolicySentence[] => [
  ...policy.nudges.ladders.flatMap((ladder) => explainLadder(policy, ladder)),
  ...policy.ourMoveLimits.map(({ stage, workingDays: days, queue }): PolicySentence => {
    return { id: `our-move/${stage}`, code: 'our-move', about: { stage, days, queue: queueNamed(policy, queue) } };
  }),
  ...policy.providerMoveLimits.map(({ stage, workingDays: days, queue }): PolicySentence => {
    return { id: `provider-move/${stage}`, code: 'provider-move', about: { stage, days, queue: queueNamed(policy, queue) } };
  }),
];

const explainDaysOff = ({ skipWeekends: weekends, skipHolidays: holidays }: NudgePolicy): PolicySentence =>
  weekends || holidays
    ? { id: 'days-off', code: 'days-off', about: { weekends, holidays } }
    : { id: 'days-off', code: 'no-days-off', about: {} };

/** when a nudge may leave, and how often */
export const explainSending = ({ nudges: policy }: PolicyDocument): readonly PolicySentence[] => [
  { id: 'quiet-hours', code: 'quiet-hours', about: policy.quietHours },
  explainDaysOff(policy),
  ...policy.caps.map((cap): PolicySentence => ({ id: `cap/${cap.days}`, code: 'cap', about: cap })),
  { id: 'gap', code: 'gap', about: { hours: policy.minimumGapHours } },
  { id: 'unread', code: 'unread', about: { days: policy.unreadAfterWorkingDays } },
  { id: 'hold-out', code: 'hold-out', about: { percent: policy.holdOutPercent, salt: policy.holdOutSalt } },
];
