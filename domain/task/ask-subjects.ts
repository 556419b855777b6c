import { RequirementNotFound } from '../errors.ts';
import { dueRequirements } from '../model/requirement-state.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import type { OpenTask } from '../model/task.ts';
import type { AskAbout } from '../playbooks/playbook-shape.ts';
import type { QueuePolicy } from '../policy/task-schema.ts';
import { dayOf, deadlineText } from '../requirement/deadline-facts.ts';
import { given } from './ask-given.ts';
import type { TaskAsk } from './task-ask.ts';

interface Asked {
  readonly snapshot: Snapshot;
  readonly ask: TaskAsk;
  readonly queue: QueuePolicy;
  /** name of the run that asks */
  readonly run: string;
}
type Subject = Pick<OpenTask, 'subjectId' | 'title' | 'facts'>;

/** what a person is asked about: which one it is, and what to read before deciding */
export const subjects: Readonly<Record<AskAbout, (asked: Asked) => Subject>> = {
  requirement: ({ snapshot, ask }) => {
    const { merchant } = snapshot;
    const { requirementId } = given.requirement.parse(ask);
    const requirement = findRequirement(snapshot, requirementId);
    if (requirement === undefined) throw new RequirementNotFound(merchant.merchantId, requirementId);
    return {
      subjectId: requirement.id,
      title: `Deadline missed: ${requirement.title}`,
      facts: [
        deadlineText(requirement, merchant.timeZone),
        ...requirement.errors.map((error) => `${error.code}: ${error.remediation}`),
      ],
    };
  },
  merchant: ({ snapshot, queue }) => {
    const { merchant } = snapshot;
    const since = merchant.stageHistory.at(-1)?.at ?? merchant.registeredAt;
    const stage = merchant.lifecycleStage.replaceAll('_', ' ');
    const waiting = dueRequirements(snapshot).map((one) => deadlineText(one, merchant.timeZone));
    return {
      subjectId: merchant.merchantId,
      title: queue.title,
      facts: [`in ${stage} since ${dayOf(since, merchant.timeZone)}`, ...waiting],
    };
  },
  risk_review: ({ snapshot: { merchant }, ask }) => ({
    subjectId: given.risk_review.parse(ask).assessmentId,
    title: `Risk review of ${merchant.legalName}`,
    facts: [
      `score ${merchant.risk?.score ?? 'unknown'}`,
      ...(merchant.risk?.reasons ?? []).map((one) => `${one.contribution} ${one.text}`),
    ],
  }),
  check_in: ({ snapshot, ask, run }) => {
    const { score } = given.check_in.parse(ask);
    // the one this run assessed; the first that is due for a run that asks without
    const { checkIns } = snapshot;
    const own = checkIns.find((one) => one.run === run) ?? checkIns.find((one) => one.status === 'due');
    const open = snapshot.cases.filter((one) => one.closedAt === undefined).map((one) => `open case: ${one.title}`);
    return {
      subjectId: own?.id ?? snapshot.merchant.merchantId,
      title: `Critical health: ${snapshot.merchant.legalName}`,
      facts: [...(score === undefined ? [] : [`health score ${score}`]), ...open],
    };
  },
};
