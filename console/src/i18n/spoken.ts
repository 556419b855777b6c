import type * as z from 'zod';
import { errorWords } from '../../../domain/wording/identifier-errors.ts';
import { declineReasonIn } from '../../../domain/wording/policy-texts/decline-words.ts';
import { queueTitle } from '../../../domain/wording/policy-texts/queue-words.ts';
import { requirementReason, requirementTitle } from '../../../domain/wording/policy-texts/requirement-words.ts';
import { ruleText } from '../../../domain/wording/policy-texts/rule-words.ts';
import { taskWords } from '../../../domain/wording/tasks/task-phrases.ts';
import { teamWords } from '../../../domain/wording/tasks/team-phrases.ts';
import { twoPeopleWords } from '../../../domain/wording/tasks/two-people-phrases.ts';
import type { Voice } from '../../../domain/wording/voice.ts';
import type { answer as listFailedRuns } from '../../../functions/api/list-failed-runs/answer.ts';
import type {
  PlaybookAnswer,
  PolicyAnswer,
  Requirement,
  RunAnswer,
  ShownSnapshot,
  SnapshotAnswer,
  Task,
  TaskPage,
  TaskPageAnswer,
  TimelinePage,
} from '../answers.ts';
import { entryIn } from './spoken-entry.ts';
import { stateName } from './states.ts';

type FailedRuns = z.output<typeof listFailedRuns>;

/** answers of the API as a page shows them: every code and every text of the shipped policy in the reader's words */
export const spokenBy = (voice: Voice) => {
  const task = (one: SnapshotAnswer['tasks'][number]): Task => ({
    ...one,
    title: taskWords.read(one.title, voice),
    ...(one.whyTeam === undefined ? {} : { teamToldWhy: teamWords.read(one.whyTeam, voice) }),
    facts: one.facts.map((fact) => taskWords.read(fact, voice)),
    typedFacts: one.facts.filter((fact) => typeof fact === 'string'),
    fourEyes: { ...one.fourEyes, reasons: one.fourEyes.reasons.map((reason) => twoPeopleWords.read(reason, voice)) },
  });
  const requirement = (one: SnapshotAnswer['requirements'][number]): Requirement => ({
    ...one,
    title: requirementTitle(one, voice),
    requestedReason: requirementReason(one.id, one.requestedReason, voice),
    errors: one.errors.map((error) => ({ code: error.code, remediation: errorWords(one.id, error, voice) })),
  });
  const merchant = (one: SnapshotAnswer['merchant']): SnapshotAnswer['merchant'] =>
    one.risk === undefined
      ? one
      : {
          ...one,
          risk: {
            ...one.risk,
            reasons: one.risk.reasons.map((reason) => ({ ...reason, text: ruleText(reason.rule, reason.text, voice) })),
          },
        };
  const state = (name: string): string => stateName(voice.language, name);
  // a state is known by its name: all of them are called another way, and each still another
  const graph = (of: RunAnswer['graph']): RunAnswer['graph'] => ({
    ...of,
    startAt: state(of.startAt),
    states: of.states.map((one) => ({
      ...one,
      name: state(one.name),
      next: one.next.map((next) => ({ ...next, to: state(next.to) })),
    })),
  });
  return {
    task,
    snapshot: (of: SnapshotAnswer): ShownSnapshot => ({
      ...of,
      merchant: merchant(of.merchant),
      tasks: of.tasks.map(task),
      requirements: of.requirements.map(requirement),
    }),
    tasks: (of: TaskPageAnswer): TaskPage => ({ ...of, tasks: of.tasks.map(task) }),
    timeline: (of: TimelinePage): TimelinePage => ({ ...of, entries: of.entries.map((one) => entryIn(one, voice)) }),
    run: (of: RunAnswer): RunAnswer => ({
      ...of,
      graph: graph(of.graph),
      visits: of.visits.map((visit) => ({ ...visit, state: state(visit.state) })),
    }),
    playbook: (of: PlaybookAnswer): PlaybookAnswer => ({ ...of, graph: graph(of.graph) }),
    failures: (of: FailedRuns): FailedRuns => ({
      ...of,
      runs: of.runs.map((run) => ({ ...run, ...(run.state === undefined ? {} : { state: state(run.state) }) })),
    }),
    policy: (of: PolicyAnswer): PolicyAnswer => ({
      ...of,
      policy: {
        ...of.policy,
        risk: { ...of.policy.risk, declineReasons: of.policy.risk.declineReasons.map((one) => declineReasonIn(one, voice)) },
        tasks: {
          ...of.policy.tasks,
          queues: of.policy.tasks.queues.map((queue) => ({ ...queue, title: queueTitle(queue.key, queue.title, voice) })),
        },
      },
    }),
  };
};
