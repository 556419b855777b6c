import * as z from 'zod';
import { Conflict, InvalidInput } from '../../../domain/errors.ts';
import type { Json } from '../../../domain/model/timeline-entry.ts';
import { merchantId, type Playbook } from '../../../domain/model/values.ts';
import type { FailedRuns, FailedRunWithInput } from '../../../domain/playbook/failed-runs.ts';
import { againName, runAgain } from '../../../domain/playbook/run-again.ts';
import { playbookOfRun } from '../../../domain/playbook/run-of.ts';
import type { Clock, MerchantStore, RunStarter } from '../../../domain/ports.ts';
import { type CallOf, none, type Route, reason } from '../../shared/api.ts';
import { toJson } from '../../shared/to-json.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'run.redrive',
  params: z.object({ merchantId, run: z.string().min(1).max(80) }),
  query: none,
  body: z.object({
    reason,
    /** `redrive` goes on from the failed state with the code it began with; `anew` begins again with the code and policy of now */
    how: z.enum(['redrive', 'anew']),
    /** how often it had gone on when its writer looked: refused with 409 once it has again */
    redrives: z.int().min(0),
  }),
  answer,
  writes: true,
} as const satisfies Route;
type Called = CallOf<typeof wanted>;

export interface Needs {
  readonly runs: FailedRuns;
  readonly starter: RunStarter;
  readonly work: UnitOfWork;
  readonly merchants: Pick<MerchantStore, 'answered'>;
  readonly clock: Clock;
}

/** throws Conflict when it cannot be tried again in the way asked for, or has been since */
const demandFailed = ({ body, params }: Called, found: FailedRunWithInput): void => {
  if (found.redrives !== body.redrives)
    throw new Conflict(`run "${params.run}" went on since you looked (${found.redrives} times by now); look again`);
  if (body.how === 'redrive' && found.notRedrivable !== undefined)
    throw new Conflict(`run "${params.run}" cannot go on from where it failed: ${found.notRedrivable}; begin it anew`);
  if (body.how === 'anew' && found.input === undefined)
    throw new Conflict(`run "${params.run}" was not started with what a playbook takes; redrive it, or send its event again`);
};

/** first the word on the timeline, then the deed: what a crash left undone in between, the same request does */
const doIt = async ({ runs, starter }: Needs, called: Called, of: Playbook, found: FailedRunWithInput): Promise<void> => {
  const { run } = called.params;
  if (called.body.how === 'redrive') {
    if (!(await runs.redrive(of, run, called.key))) throw new Conflict(`run "${run}" can go on no more; look again`);
    return;
  }
  const name = againName(run);
  await starter.start(of, name, toJson({ ...found.input, run: name }));
};

const record = async (
  needs: Needs,
  { params, body, person, key }: Called,
  { state, error }: FailedRunWithInput,
): Promise<Json> => {
  const now = needs.clock.now();
  const again = body.how === 'anew' ? againName(params.run) : undefined;
  const { result } = await needs.work.run({
    merchantId: params.merchantId,
    now,
    extra: () => ({ eventMarker: { id: key, at: now } }),
    decide: (snapshot, context) =>
      runAgain(snapshot, { ...params, again, state, error, by: person.id, reason: body.reason, key }, context),
  });
  return result;
};

/**
 * Has a failed run tried again: from the state it failed in, or anew under a name of its own, taking its tasks along. Either is on the
 * merchant's timeline with who and why. Throws InvalidInput, Conflict
 */
export const handle = (needs: Needs) => async (called: Called) => {
  const { params, body, key } = called;
  const of = playbookOfRun(params.merchantId, params.run);
  const found = of === undefined ? undefined : await needs.runs.find(of, params.run);
  if (of === undefined || found === undefined)
    throw new InvalidInput('run', `names no run of merchant ${params.merchantId} that is still known`);
  const before = await needs.merchants.answered(params.merchantId, key);
  if (typeof found === 'string') {
    if (before !== undefined) return answer.parse(before.result);
    throw new Conflict(`run "${params.run}" has not failed: it is ${found} by now; nothing was changed`);
  }
  if (before === undefined) demandFailed(called, found);
  const result = before === undefined ? await record(needs, called, found) : before.result;
  // sent again after it went on and failed once more: that is another wish
  const done = body.how === 'redrive' && found.redrives !== body.redrives;
  if (!done) await doIt(needs, called, of, found);
  return answer.parse(result);
};
