import * as z from 'zod';
import type { CareCase } from '../model/care.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant, stepInput } from '../model/step.ts';
import { clocksOfCase, nextClock } from './case-clocks.ts';
import { factsOfCase } from './facts-of-case.ts';
import { waitAfter } from './standing.ts';

export const caseStepInput = stepInput.extend({ caseId: z.string().min(1) });
export type CaseStepInput = z.infer<typeof caseStepInput>;

interface Known {
  readonly snapshot: Snapshot;
  /** undefined once it is out of use, or another run has it in hand */
  readonly one: CareCase | undefined;
}

/** a step's merchant, and the case while its run has it in hand. Throws MerchantNotFound, MerchantClosed */
export const caseInHandOf = (known: Snapshot | undefined, { merchantId, caseId, run }: CaseStepInput): Known => {
  const snapshot = presentMerchant(known, merchantId);
  return { snapshot, one: snapshot.cases.find((other) => other.id === caseId && other.run === run) };
};

/** a wait of a run ends after so long at the latest, whatever happens */
const LONGEST_WAIT_S = 300 * 86_400;
/** a clock that has run out is looked at once, not again and again */
const SHORTEST_WAIT_S = 60;

/** seconds from `now` (ISO 8601 UTC) until the next clock of a case is due; of those already due none is waited for */
export const secondsToNextClock = (one: CareCase, now: string): number => {
  const ahead = nextClock(clocksOfCase(one).filter(({ dueAt = '' }) => dueAt > now));
  if (ahead === undefined) return LONGEST_WAIT_S;
  return Math.max(SHORTEST_WAIT_S, Math.min(LONGEST_WAIT_S, Math.ceil((Date.parse(ahead.dueAt) - Date.parse(now)) / 1_000)));
};

/** the case as its run knows it from now on: whom it waits for, and the promises there are */
export const followed = (one: CareCase, party = waitAfter(factsOfCase(one))): CareCase => ({
  ...one,
  followed: { party, promises: (one.promises ?? []).length },
});
