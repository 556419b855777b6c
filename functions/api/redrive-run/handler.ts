import * as z from 'zod';
import { StaleVersion } from '../../../application/demand-fresh.ts';
import { answerTo, keeping, wishHash } from '../../../application/same-request.ts';
import { toJson } from '../../../application/to-json.ts';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { Conflict, InvalidInput } from '../../../domain/errors.ts';
import type { Json } from '../../../domain/model/timeline-entry.ts';
import type { FailedRuns, FailedRunWithInput } from '../../../domain/playbook/failed-runs.ts';
import { againName, nextName, runAgain, triedAgain } from '../../../domain/playbook/run-again.ts';
import { playbookOfRun } from '../../../domain/playbook/run-of.ts';
import type { Clock, MerchantStore, RunStarter, TimelineReader } from '../../../domain/ports.ts';
import { merchantId, type Playbook } from '../../../domain/values.ts';
import { type CallOf, none, type Route, reason } from '../../runtime/route-contract.ts';
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
  readonly timeline: TimelineReader;
  readonly clock: Clock;
}

/** far more than happens to a merchant between a look and a click */
const LOOKED_BACK = 50;

/** somebody else had it tried again since its sender looked: with who and when, as far as the timeline tells */
const beaten = async ({ timeline }: Needs, { body, params, key }: Called, redrives: number): Promise<StaleVersion> => {
  const { entries } = await timeline.list(params.merchantId, LOOKED_BACK, undefined, 'newest');
  const found = entries.find(({ id, type, data }) => triedAgain.includes(type) && data['run'] === params.run && id !== key);
  const change = found && { by: found.actor, at: found.at, type: found.type };
  return new StaleVersion({ kind: 'run', id: params.run, version: body.redrives }, redrives, change);
};

/** throws Conflict when it cannot be tried again in the way asked for, StaleVersion when it has been since */
const demandFailed = async (needs: Needs, called: Called, of: Playbook, found: FailedRunWithInput): Promise<void> => {
  const { body, params } = called;
  if (found.redrives !== body.redrives) throw await beaten(needs, called, found.redrives);
  // a run that was restarted meanwhile can no longer be resumed: another run has taken its place
  const next = nextName(params.run);
  if (next !== undefined && (await needs.runs.statusOf(of, next)) !== undefined)
    throw await beaten(needs, called, found.redrives);
  if (body.how === 'redrive' && found.notRedrivable !== undefined)
    throw new Conflict({
      code: 'run-not-redrivable',
      about: { why: found.notRedrivable },
    });
  if (body.how === 'anew' && found.input === undefined)
    throw new Conflict({
      code: 'run-without-input',
      about: {},
    });
};

/** first the word on the timeline, then the deed: what a crash left undone in between, the same request does */
const doIt = async (needs: Needs, called: Called, of: Playbook, found: FailedRunWithInput): Promise<void> => {
  const { run } = called.params;
  if (called.body.how === 'redrive') {
    if (await needs.runs.redrive(of, run, called.key)) return;
    const stale = await beaten(needs, called, called.body.redrives + 1);
    throw stale.change === undefined ? new Conflict({ code: 'run-ended', about: {} }) : stale;
  }
  const name = againName(run);
  await needs.starter.start(of, name, toJson({ ...found.input, run: name }));
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
      keeping(
        runAgain(snapshot, { ...params, again, state, error, by: person.id, reason: body.reason, key }, context),
        wishHash(body),
      ),
  });
  return answerTo(wishHash(body), result);
};

/**
 * Has a failed run tried again: from the state it failed in, or anew under a name of its own, taking its tasks along. Either is on the
 * merchant's timeline with who and why. Throws InvalidInput, Conflict, StaleVersion with who and when
 */
export const handle = (needs: Needs) => async (called: Called) => {
  const { params, body, key } = called;
  const of = playbookOfRun(params.merchantId, params.run);
  const found = of === undefined ? undefined : await needs.runs.find(of, params.run);
  if (of === undefined || found === undefined) throw new InvalidInput('run', { code: 'run-unknown', about: {} });
  const first = await needs.merchants.answered(params.merchantId, key);
  const before = first === undefined ? undefined : answerTo(wishHash(body), first.result);
  if (typeof found === 'string') {
    if (before !== undefined) return answer.parse(before);
    const stale = await beaten(needs, called, body.redrives + 1);
    if (stale.change !== undefined) throw stale;
    throw new Conflict({
      code: 'run-not-failed',
      about: { status: found },
    });
  }
  if (before === undefined) await demandFailed(needs, called, of, found);
  const result = before === undefined ? await record(needs, called, found) : before;
  // sent again after it went on and failed once more: that is another wish
  const done = body.how === 'redrive' && found.redrives !== body.redrives;
  if (!done) await doIt(needs, called, of, found);
  return answer.parse(result);
};
