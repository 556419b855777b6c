import type * as z from 'zod';
import type { Requirement } from '../../../../domain/model/requirement.ts';
import type { Task } from '../../../../domain/model/task.ts';
import type { answer as explainPolicy } from '../../../../functions/api/explain-policy/answer.ts';
import type { answer as listFailedRuns } from '../../../../functions/api/list-failed-runs/answer.ts';
import type { PlaybookAnswer, PolicyAnswer, RunAnswer, ShownSnapshot, TaskPage, TimelinePage } from '../../answers.ts';
import { plain, titledBy } from '../plain.ts';
import { frenchOf, frenchWithin } from './french-of.ts';

type FailedRuns = z.output<typeof listFailedRuns>;
type PolicyText = z.output<typeof explainPolicy>;

/** a sentence of the domain as it is read in a language */
type Say = (text: string) => string;
const inEnglish: Say = (text) => plain(text, 'en');
const french: Say = (text) => frenchOf(plain(text, 'fr'));

const task = <One extends Task>(one: One, name: string | undefined, locale: 'en' | 'fr'): One => {
  const say = locale === 'fr' ? french : inEnglish;
  return {
    ...one,
    title: say(titledBy(one.title, name, locale)),
    facts: one.facts.map(say),
    fourEyes: { ...one.fourEyes, reasons: one.fourEyes.reasons.map(say) },
  };
};
const tasksIn =
  (locale: 'en' | 'fr') =>
  (of: TaskPage): TaskPage => {
    const names = new Map(of.merchants.map(({ merchantId, legalName }) => [merchantId, legalName]));
    return { ...of, tasks: of.tasks.map((one) => task(one, names.get(one.merchantId), locale)) };
  };
const requirement = (one: Requirement): Requirement => ({
  ...one,
  title: french(one.title),
  requestedReason: frenchOf(one.requestedReason),
  errors: one.errors.map((error) => ({ ...error, remediation: frenchOf(error.remediation) })),
});
const merchant = (one: ShownSnapshot['merchant']): ShownSnapshot['merchant'] =>
  one.risk === undefined
    ? one
    : { ...one, risk: { ...one.risk, reasons: one.risk.reasons.map((reason) => ({ ...reason, text: frenchOf(reason.text) })) } };

type Entry = TimelinePage['entries'][number];
const data = (of: Entry['data']): Entry['data'] =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, typeof value === 'string' ? frenchOf(value) : value]));
// what a person wrote is theirs
const entry = (one: Entry): Entry =>
  one.actor.kind === 'person'
    ? one
    : { ...one, data: data(one.data), ...(one.reason === undefined ? {} : { reason: frenchOf(one.reason) }) };

// a state is known by its name: all of them are called another way, and each still another
const graph = (of: RunAnswer['graph']): RunAnswer['graph'] => ({
  ...of,
  startAt: frenchOf(of.startAt),
  states: of.states.map((state) => ({
    ...state,
    name: frenchOf(state.name),
    next: state.next.map((next) => ({ ...next, to: frenchOf(next.to) })),
  })),
});
type Difference = NonNullable<PolicyText['comparison']>['differences'][number];
const difference = (one: Difference): Difference => {
  switch (one.kind) {
    case 'added':
      return { ...one, after: frenchWithin(one.after) };
    case 'removed':
      return { ...one, before: frenchWithin(one.before) };
    case 'changed':
      return { ...one, before: frenchWithin(one.before), after: frenchWithin(one.after) };
  }
};

/** answers of the API with what the domain wrote in them said in French */
export const inFrench = {
  snapshot: (of: ShownSnapshot): ShownSnapshot => ({
    ...of,
    merchant: merchant(of.merchant),
    tasks: of.tasks.map((one) => task(one, of.merchant.legalName, 'fr')),
    requirements: of.requirements.map(requirement),
  }),
  tasks: tasksIn('fr'),
  timeline: (of: TimelinePage): TimelinePage => ({ ...of, entries: of.entries.map(entry) }),
  run: (of: RunAnswer): RunAnswer => ({
    ...of,
    graph: graph(of.graph),
    visits: of.visits.map((visit) => ({ ...visit, state: frenchOf(visit.state) })),
  }),
  playbook: (of: PlaybookAnswer): PlaybookAnswer => ({ ...of, graph: graph(of.graph) }),
  failures: (of: FailedRuns): FailedRuns => ({
    ...of,
    runs: of.runs.map((run) => ({ ...run, ...(run.state === undefined ? {} : { state: frenchOf(run.state) }) })),
  }),
  policyText: (of: PolicyText): PolicyText => ({
    ...of,
    versions: of.versions.map((one) => ({ ...one, reason: frenchOf(one.reason) })),
    sections: of.sections.map((section) => ({
      ...section,
      sentences: section.sentences.map((one) => ({ ...one, text: frenchWithin(one.text) })),
    })),
    ...(of.comparison === undefined
      ? {}
      : { comparison: { ...of.comparison, differences: of.comparison.differences.map(difference) } }),
  }),
  policy: (of: PolicyAnswer): PolicyAnswer => ({
    ...of,
    policy: {
      ...of.policy,
      tasks: {
        ...of.policy.tasks,
        queues: of.policy.tasks.queues.map((queue) => ({ ...queue, title: frenchOf(queue.title) })),
      },
    },
  }),
};
/** answers of the API as they were written, in words instead of ids */
export const asWritten: typeof inFrench = {
  snapshot: (of) => ({
    ...of,
    tasks: of.tasks.map((one) => task(one, of.merchant.legalName, 'en')),
    requirements: of.requirements.map((one) => ({ ...one, title: inEnglish(one.title) })),
  }),
  tasks: tasksIn('en'),
  timeline: (of) => of,
  run: (of) => of,
  playbook: (of) => of,
  failures: (of) => of,
  policyText: (of) => of,
  policy: (of) => of,
};
