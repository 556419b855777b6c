import * as z from 'zod';
import { takeFact, withoutPresumed } from '../case/facts-of-case.ts';
import { factTold } from '../case/facts-told.ts';
import { partyAfter } from '../case/standing.ts';
import type { CaseParty } from '../case-clock/parties.ts';
import type { CaseFact } from '../model/case-parts.ts';
import type { Merchant } from '../model/merchant.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { PlaybookId } from '../playbooks/registry.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { LifecycleStage } from '../values.ts';
import { noWork, requirementWait, takeEntry, taskWait } from './known-work.ts';
import { OpenRuns } from './open-runs.ts';
import type { RunStory, WaitedOn, WaitingOn } from './run-story.ts';

const ours = { who: 'us', what: 'playbook' } as const;
const staged: Readonly<Partial<Record<LifecycleStage, PlaybookId>>> = {
  onboarding: 'onboarding',
  risk_check: 'risk-check',
  activation: 'activation',
};
/** what a stage's run may ask people about */
const asksAbout: ReadonlySet<string> = new Set(['merchant', 'requirement', 'risk_review']);
const checkIn = z.looseObject({ checkInId: z.string() });
const changed = z.looseObject({ changeId: z.string() });
const beginsCheckIn: ReadonlySet<string> = new Set(['check-in.due.v1', 'merchant.baseline.dropped.v1']);
const changeWaits: Readonly<Record<string, WaitingOn>> = {
  'account-change.cooling-off.v1': { who: 'policy', what: 'cooling_off' },
  'account-change.handed-over.v1': { who: 'provider', what: 'first_payout' },
};
const endsChange: ReadonlySet<string> = new Set(['account-change.closed.v1', 'account-change.stopped.v1']);
const caseMovers: Readonly<Record<CaseParty, WaitedOn | undefined>> = {
  ...{ us: 'us', merchant: 'merchant', provider: 'provider', engineering: 'engineering' },
  ...{ resolved: undefined, closed: undefined },
};

/** a task about one subject that is to be done */
const aboutSubject = (kind: string, id: string) => (task: { readonly subjectKind: string; readonly subjectId: string }) =>
  task.subjectKind === kind && task.subjectId === id;

/**
 * Every run of a merchant that its timeline tells of, and whom it waited for. `entries` are in order of time, `now` is ISO 8601 UTC. The
 * stages are the merchant's own. Throws ZodError for an entry whose data lost its shape.
 */
export function storiesOf(
  { stageHistory }: Pick<Merchant, 'stageHistory'>,
  entries: readonly TimelineEntry[],
  policy: Pick<PolicyDocument, 'requirements'>,
  now: string,
): readonly RunStory[] {
  const known = noWork();
  const runs = new OpenRuns(known);
  const facts = new Map<string, readonly CaseFact[]>();
  let [stage, entered]: [LifecycleStage, number] = ['onboarding', 0];

  const enter = (next: LifecycleStage, at: number): void => {
    runs.end('stage', at);
    stage = next;
    // a merchant that has left has nothing under way
    if (next === 'offboarded') runs.endAll(at, true);
    const playbook = staged[next];
    if (playbook === undefined) return;
    const idle: WaitingOn = next === 'activation' ? { who: 'merchant', what: 'first_sale' } : ours;
    runs.begin(
      'stage',
      at,
      { playbook, stage },
      idle,
      (work) =>
        taskWait(work, ({ blocks, subjectKind }) => blocks && asksAbout.has(subjectKind)) ?? requirementWait(work, next, policy),
    );
  };
  const takeCase = (entry: TimelineEntry, at: number): void => {
    const told = factTold(entry);
    if (told === undefined) return;
    const { caseId, fact } = told;
    const own = takeFact(facts.get(caseId) ?? [], fact);
    facts.set(caseId, own);
    const who = caseMovers[partyAfter(withoutPresumed(own))];
    if (who === undefined) runs.end(`case/${caseId}`, at);
    else
      runs.begin(`case/${caseId}`, at, { playbook: 'case', stage }, { who, what: 'case' }, (work, idle) =>
        idle.who === 'us' ? taskWait(work, aboutSubject('case', caseId)) : undefined,
      );
  };
  const takeCheckIn = ({ type, data }: TimelineEntry, at: number): void => {
    const begins = beginsCheckIn.has(type);
    if (!begins && type !== 'check-in.closed.v1') return;
    const { checkInId } = checkIn.parse(data);
    if (!begins) runs.end(`check-in/${checkInId}`, at);
    else
      runs.begin(`check-in/${checkInId}`, at, { playbook: 'care-follow-up', stage }, ours, (work) =>
        taskWait(work, aboutSubject('check_in', checkInId)),
      );
  };
  const takeChange = ({ type, data }: TimelineEntry, at: number): void => {
    if (!type.startsWith('account-change.')) return;
    const { changeId } = changed.parse(data);
    const [key, wait] = [`change/${changeId}`, changeWaits[type]];
    if (endsChange.has(type)) runs.end(key, at);
    else if (wait !== undefined) runs.waits(key, wait);
    else if (type === 'account-change.asked.v1')
      runs.begin(key, at, { playbook: 'account-change', stage }, { who: 'merchant', what: 'evidence' }, (work) =>
        taskWait(work, aboutSubject('account_change', changeId)),
      );
  };
  const enterUntil = (at: string): void => {
    for (let next = stageHistory[entered]; next !== undefined && next.at <= at; next = stageHistory[entered]) {
      enter(next.stage, Date.parse(next.at));
      entered += 1;
    }
  };

  for (const entry of entries) {
    const at = Date.parse(entry.at);
    enterUntil(entry.at);
    takeEntry(known, entry);
    for (const take of [takeCase, takeCheckIn, takeChange]) take(entry, at);
    runs.look(at);
  }
  enterUntil(now);
  runs.endAll(Date.parse(now), false);
  return runs.stories;
}
