import { RequirementNotFound } from '../errors.ts';
import type { RequirementError } from '../model/requirement.ts';
import { dueRequirements } from '../model/requirement-state.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import type { OpenTask } from '../model/task.ts';
import type { AskAbout } from '../playbooks/playbook-shape.ts';
import type { QueuePolicy } from '../policy/task-schema.ts';
import { dayOf, deadlineFact, titled } from '../requirement/deadline-facts.ts';
import { taskWords } from '../wording/tasks/task-phrases.ts';
import type { Told } from '../wording/told.ts';
import { given } from './ask-given.ts';
import { changeSubject } from './change-subject.ts';
import type { TaskAsk } from './task-ask.ts';

interface Asked {
  readonly snapshot: Snapshot;
  readonly ask: TaskAsk;
  readonly queue: QueuePolicy;
  /** name of the run that asks */
  readonly run: string;
}
type Subject = Pick<OpenTask, 'subjectId' | 'title' | 'facts'>;

const { tell } = taskWords;

/** an error of ours by its code, one of others in their words */
const errorFact = (id: string, { code, remediation, about = {} }: RequirementError): Told =>
  remediation === undefined ? { code, about } : tell('requirement-remedy', { id, code, remedy: remediation });

/** the subject of a task, its title, and the facts to read before deciding */
export const subjects: Readonly<Record<AskAbout, (asked: Asked) => Subject>> = {
  requirement: ({ snapshot, ask }) => {
    const { merchant } = snapshot;
    const { requirementId } = given.requirement.parse(ask);
    const requirement = findRequirement(snapshot, requirementId);
    if (requirement === undefined) throw new RequirementNotFound(merchant.merchantId, requirementId);
    return {
      subjectId: requirement.id,
      title: tell('deadline-missed', titled(requirement)),
      facts: [
        deadlineFact(requirement, merchant.timeZone),
        ...requirement.errors.map((error) => errorFact(requirement.id, error)),
      ],
    };
  },
  merchant: ({ snapshot, queue }) => {
    const { merchant } = snapshot;
    const since = merchant.stageHistory.at(-1)?.at ?? merchant.registeredAt;
    const waiting = dueRequirements(snapshot).map((one) => deadlineFact(one, merchant.timeZone));
    return {
      subjectId: merchant.merchantId,
      title: tell('queue-work', { queue: queue.key, title: queue.title, merchant: merchant.legalName }),
      facts: [tell('in-stage', { stage: merchant.lifecycleStage, since: dayOf(since, merchant.timeZone) }), ...waiting],
    };
  },
  risk_review: ({ snapshot: { merchant }, ask }) => ({
    subjectId: given.risk_review.parse(ask).assessmentId,
    title: tell('risk-review', { merchant: merchant.legalName }),
    facts: [
      merchant.risk === undefined ? tell('risk-score-unknown', {}) : tell('risk-score', { score: merchant.risk.score }),
      ...(merchant.risk?.reasons ?? []).map(({ rule, text, contribution }) =>
        tell('risk-reason', { rule, text, points: contribution }),
      ),
    ],
  }),
  account_change: changeSubject,
  check_in: ({ snapshot, ask, run }) => {
    const { score } = given.check_in.parse(ask);
    // the one this run assessed; the first that is due for a run that asks without
    const { checkIns } = snapshot;
    const own = checkIns.find((one) => one.run === run) ?? checkIns.find((one) => one.status === 'due');
    const open = snapshot.cases.filter((one) => one.closedAt === undefined).map(({ title }) => tell('open-case', { title }));
    return {
      subjectId: own?.id ?? snapshot.merchant.merchantId,
      title: tell('critical-health', { merchant: snapshot.merchant.legalName }),
      facts: [...(score === undefined ? [] : [tell('health-score', { score })]), ...open],
    };
  },
};
