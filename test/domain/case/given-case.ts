import type { CaseStepInput } from '../../../domain/case/case-step.ts';
import { withCaseFacts } from '../../../domain/case/facts-told.ts';
import { withEndedPromises } from '../../../domain/case/promises.ts';
import { takeCaseIn } from '../../../domain/case/take-case-in.ts';
import { caseClosed, caseOpened } from '../../../domain/events/inbound.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import type { CareCase } from '../../../domain/model/care.ts';
import type { CaseFact } from '../../../domain/model/case-parts.ts';
import type { Context, Decision } from '../../../domain/model/decision.ts';
import { applyChanges, type Snapshot } from '../../../domain/model/snapshot.ts';
import { withSettledWork } from '../../../domain/work/settle-work.ts';
import { at, registered, shopId, tuesday } from '../given.ts';

export const run = `${shopId}-case-1`;
export const caseId = 'desk-1';
export const aCaseStep = (now = tuesday, lap = 0, more: Partial<CaseStepInput> = {}): CaseStepInput => ({
  ...{ merchantId: shopId, playbook: 'case', run, lap, now, cause: 'evt-1', caseId },
  ...more,
});

/** as the unit of work commits a decision */
export const committed = <Result>(snapshot: Snapshot, decision: Decision<Result>, context: Context): Snapshot => {
  const { result: _, said: __, ...changes } = decision;
  const next = applyChanges(
    snapshot,
    withSettledWork(snapshot, withCaseFacts(snapshot, withEndedPromises(changes, context)), context),
  );
  if (next === undefined) throw new Error('no merchant is left');
  return next;
};

export const opened = (now = tuesday, data: object = {}, snapshot = registered(), id = 'fact-1'): Snapshot => {
  const event = caseOpened.parse({
    ...{ specversion: '1.0', id, type: 'case.opened.v1', source: 'desk', time: now, subject: 'shop-1' },
    data: { caseId, title: 'Where is my payout?', ...data },
  });
  const teller = { kind: 'outside', source: 'desk' } as const;
  return committed(snapshot, recordFact(snapshot, { event, teller, pepper: 'p' }, at(now)), at(now));
};

/** opened, and its run has it in hand */
export const inHand = (now = tuesday, data: object = {}): Snapshot => {
  const snapshot = opened(now, data);
  return committed(snapshot, takeCaseIn(snapshot, aCaseStep(now), at(now)), at(now));
};

export const theCase = ({ cases }: Snapshot, id = caseId): CareCase => {
  const found = cases.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no case ${id}`);
  return found;
};

/** the help desk closed it */
export const closed = (snapshot: Snapshot, now: string): Snapshot => {
  const event = caseClosed.parse({
    ...{ specversion: '1.0', id: `closed ${now}`, type: 'case.closed.v1', source: 'desk', time: now, subject: 'shop-1' },
    data: { caseId },
  });
  const teller = { kind: 'outside', source: 'desk' } as const;
  return committed(snapshot, recordFact(snapshot, { event, teller, pepper: 'p' }, at(now)), at(now));
};

export const fact = (what: CaseFact['what'], at: string, of?: string): CaseFact => ({
  at,
  what,
  ...(of !== undefined && { of }),
});
