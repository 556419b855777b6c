import * as z from 'zod';
import { loadStore } from '../../adapters/memory/load-store.ts';
import { merchantStore } from '../../adapters/memory/merchant-store.ts';
import { outageStore } from '../../adapters/memory/outage-store.ts';
import { policyStore } from '../../adapters/memory/policy-store.ts';
import { timelineReader } from '../../adapters/memory/readers.ts';
import { emptyWorld } from '../../adapters/memory/world.ts';
import { type UnitOfWork, unitOfWork } from '../../application/unit-of-work.ts';
import { caseStepInput } from '../../domain/case/case-step.ts';
import { endPromise, promise } from '../../domain/case/promises.ts';
import { takeCaseIn } from '../../domain/case/take-case-in.ts';
import { InvalidInput } from '../../domain/errors.ts';
import type { FactEvent } from '../../domain/events/inbound.ts';
import { parseEvent } from '../../domain/events.ts';
import { recordFact } from '../../domain/fact/record-fact.ts';
import { importedRow, importMerchant } from '../../domain/import/import-merchant.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import type { Context, Decision } from '../../domain/model/decision.ts';
import type { Snapshot } from '../../domain/model/snapshot.ts';
import { policyDocument } from '../../domain/policy/policy-schema.ts';
import bundled from '../../policies/default.json' with { type: 'json' };

/** the calls somebody made about one application, and when it was heard of last; ISO 8601 UTC, ascending */
export interface Calls {
  readonly application: string;
  readonly calls: readonly string[];
  readonly until: string;
}
export interface PlayedPromises {
  readonly made: number;
  readonly ended: Readonly<Record<'kept' | 'late' | 'released', number>>;
  /** promises of cases that are closed and that have no end */
  readonly open: number;
}

const caseId = 'application';
const offDay = z.object({ code: z.literal('promise-day-off'), about: z.object({ next: z.string() }) });

/** a day is named; where nobody works on it, the next on which somebody does */
const promised = (snapshot: Snapshot, on: string, context: Context): Decision<unknown> => {
  const input = { caseId, by: 'desk', what: 'We call again about the missing documents' };
  try {
    return promise(snapshot, { ...input, on }, context);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return promise(snapshot, { ...input, on: offDay.parse(error.refusal).about.next }, context);
  }
};

const kept = (snapshot: Snapshot, context: Context): Decision<unknown> => {
  const open = snapshot.cases.flatMap(({ promises = [] }) => promises).find(({ ended }) => ended === undefined);
  if (open === undefined) return { result: null, puts: [], deletes: [], timeline: [] };
  return endPromise(snapshot, { caseId, by: 'desk', promiseId: open.id, as: 'kept' }, context);
};

const isFact = (event: { readonly type: string }): event is Extract<FactEvent, { type: 'case.opened.v1' | 'case.closed.v1' }> =>
  event.type === 'case.opened.v1' || event.type === 'case.closed.v1';

/** one application as a case: each call keeps the promise before it and names the day of the next, and then the case is closed */
const play = async (work: UnitOfWork, { application, calls, until }: Calls): Promise<string> => {
  const row = importedRow.parse({
    ...{ reference: application, legalName: `Application ${application}`, legalEntityType: 'company', country: 'NL' },
    ...{ currency: 'EUR', timeZone: 'Europe/Amsterdam', locale: 'nl-NL', mcc: '5462', paymentMethods: ['ideal'], contact: {} },
  });
  const merchantId = deriveMerchantId(row.pspClient, application);
  const run = (now: string, decide: (snapshot: Snapshot, context: Context) => Decision<unknown>) =>
    work.run({
      ...{ merchantId, now },
      decide: (snapshot, context) => {
        if (snapshot === undefined) throw new Error(`${application} was never taken in`);
        return decide(snapshot, context);
      },
    });
  const heard = (type: string, time: string) => {
    const data = { pspClient: row.pspClient, caseId, title: 'Missing documents' };
    const parsed = parseEvent({
      specversion: '1.0',
      id: `${type} ${application}`,
      type,
      source: 'desk',
      time,
      subject: application,
      data,
    });
    if (!parsed.ok || !isFact(parsed.event)) throw new Error(`${type} is no fact`);
    const { event } = parsed;
    const teller = { kind: 'outside', source: 'desk' } as const;
    return run(time, (snapshot, context) => recordFact(snapshot, { event, teller, pepper: 'unused' }, context));
  };
  const [first = until] = calls;
  await work.run({
    merchantId,
    now: first,
    decide: (known, context) => importMerchant(known, { row, by: 'desk', reason: 'proof' }, context),
  });
  await heard('case.opened.v1', first);
  const step = { merchantId, playbook: 'case', run: `${merchantId}-case`, lap: 0, now: first, cause: 'e', caseId };
  await work.step(caseStepInput.parse(step), takeCaseIn);
  for (const [n, at] of calls.entries()) {
    await run(at, kept);
    await run(at, (snapshot, context) => promised(snapshot, (calls[n + 1] ?? until).slice(0, 10), context));
  }
  await heard('case.closed.v1', until);
  return merchantId;
};

/** Plays follow-up calls as promises of cases, through the unit of work on memory: what each became, as its timeline tells. */
export const playPromises = async (all: readonly Calls[]): Promise<PlayedPromises> => {
  const world = emptyWorld();
  const merchants = merchantStore(world);
  const policies = policyStore({ document: policyDocument.parse(bundled), now: () => '2011-01-01T00:00:00.000Z' });
  const work = unitOfWork({ merchants, policies, outages: outageStore(), loads: loadStore(world) });
  const ended = { kept: 0, late: 0, released: 0 };
  let [made, open] = [0, 0];
  const how = z.looseObject({ as: z.enum(['kept', 'late', 'released']) });
  for (const one of all) {
    const merchantId = await play(work, one);
    const { entries } = await timelineReader(world).list(merchantId, 10_000);
    made += entries.filter(({ type }) => type === 'case.promised.v1').length;
    for (const { data } of entries.filter(({ type }) => type === 'case.promise-ended.v1')) ended[how.parse(data).as] += 1;
    const snapshot = await merchants.load(merchantId);
    open += (snapshot?.cases ?? []).flatMap(({ promises = [] }) => promises).filter((each) => each.ended === undefined).length;
  }
  return { made, ended, open };
};
