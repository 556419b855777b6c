import { AccountChangeNotFound, Conflict } from '../errors.ts';
import type { AccountChange, ChangeTarget } from '../model/account-change.ts';
import { findChange, type Snapshot } from '../model/snapshot.ts';
import type { OpenTask } from '../model/task.ts';
import { taskWords } from '../wording/tasks/task-phrases.ts';
import type { Told } from '../wording/told.ts';
import { given } from './ask-given.ts';

const { tell } = taskWords;
const titles = { call_back: 'change-call-back', holder: 'change-holder', approval: 'change-approval' } as const;
const isTitled = (kind: string): kind is keyof typeof titles => Object.hasOwn(titles, kind);

const toldValue = (to: ChangeTarget): Told => {
  switch (to.of) {
    case 'bank_account':
      return tell('change-to-account', { last4: to.last4, country: to.country });
    case 'address':
      return tell('change-to-text', {
        value: [...to.lines, [to.postcode, to.city].filter((one) => one !== undefined).join(' '), to.country].join(', '),
      });
    case 'contact':
      return tell('change-to-text', { value: [to.name, to.email, to.phone].filter((one) => one !== undefined).join(', ') });
  }
};

/** everything that is known of a change, in the order it became known: the evidence in front of whoever decides */
const factsOf = ({
  askedBy,
  askedAt,
  request,
  to,
  flags,
  holder,
  holderOverride,
  calledBack,
  coolingOff,
}: AccountChange): Told[] => [
  tell('change-asked-by', { by: askedBy.id, through: request.through, at: askedAt }),
  toldValue(to),
  ...(flags.length === 0 ? [tell('change-no-flags', {})] : flags.map((one) => tell('change-flag', one))),
  ...(holder === undefined
    ? []
    : [tell('change-holder-answer', { answer: holder.answer, ...(holder.name === undefined ? {} : { name: holder.name }) })]),
  ...(holderOverride === undefined ? [] : [tell('change-override', { by: holderOverride.by, reason: holderOverride.reason })]),
  ...(calledBack === undefined
    ? []
    : [tell('change-called-back', { by: calledBack.by, at: calledBack.at, reason: calledBack.reason })]),
  ...(coolingOff === undefined
    ? []
    : [
        tell('change-cooled-off', {
          until: coolingOff.until,
          workingDays: coolingOff.workingDays,
          reasons: [...coolingOff.reasons],
        }),
      ]),
];

interface Asked {
  readonly snapshot: Snapshot;
  readonly ask: { readonly kind: string };
}

/** What a person is asked about a change. Throws AccountChangeNotFound, and Conflict when it ended before somebody was asked. */
export const changeSubject = ({ snapshot, ask }: Asked): Pick<OpenTask, 'subjectId' | 'title' | 'facts'> => {
  const { merchant } = snapshot;
  const { changeId } = given.account_change.parse(ask);
  const change = findChange(snapshot, changeId);
  if (change === undefined) throw new AccountChangeNotFound(merchant.merchantId, changeId);
  if (change.status !== 'open') throw new Conflict({ code: 'change-ended', about: {} });
  const code = isTitled(ask.kind) ? titles[ask.kind] : titles.approval;
  const { callBackTo } = change;
  const call =
    ask.kind === 'call_back' && callBackTo !== undefined
      ? [tell('change-call-only', { channel: callBackTo.channel, value: callBackTo.value, since: callBackTo.since })]
      : [];
  return {
    subjectId: change.id,
    title: tell(code, { of: change.to.of, merchant: merchant.legalName }),
    facts: [...call, ...factsOf(change)],
  };
};
