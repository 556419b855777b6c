import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { retryConcurrentChange, unitOfWork } from '../../application/unit-of-work.ts';
import { ConcurrentChange, Conflict } from '../../domain/errors.ts';
import { nothing } from '../../domain/model/decision.ts';
import { step } from '../../functions/runtime/run-step.ts';
import { nothingElse, someEntry, someTask } from '../adapters/some.ts';
import { listening, merchantId, monday, settle, town } from './town.ts';

const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 };
const input = z.object({ merchantId: z.string(), n: z.number() });
const result = z.object({ kind: z.literal('done'), n: z.number() });
const invoke = (handler: unknown, event: unknown): Promise<unknown> =>
  typeof handler === 'function' ? handler(event, context) : Promise.reject(new Error('no handler'));

describe('a step', () => {
  test('gets what its schema says and answers what its schema says, nothing more', async () => {
    const handler = step(input, result, async ({ n }) => ({ kind: 'done', n: n + 1, secret: 'x' }), listening());
    expect(await invoke(handler, { merchantId: 'm', n: 1, other: true })).toEqual({ kind: 'done', n: 2 });
  });

  test("an error of ours keeps its name: that is what the state machine's Retry and Catch see", async () => {
    const log = listening();
    const handler = step(input, result, () => Promise.reject(new Conflict({ code: 'run-ended', about: {} })), log);
    await expect(invoke(handler, { merchantId: 'm', n: 1 })).rejects.toMatchObject({ name: 'Conflict' });
    expect(log.lines).toEqual([
      { event: 'step.failed', fields: expect.objectContaining({ merchantId: 'm', error: 'Conflict' }) },
    ]);
  });

  test('a mistake in the playbook names the field', async () => {
    const handler = step(input, result, async () => ({ kind: 'done', n: 1 }), listening());
    await expect(invoke(handler, { merchantId: 'm' })).rejects.toMatchObject({
      name: 'InvalidStepInput',
      message: expect.stringContaining('n'),
    });
  });

  test('a mistake in the step is not passed on to the playbook', async () => {
    const handler = step(input, result, async () => ({ kind: 'other' }), listening());
    await expect(invoke(handler, { merchantId: 'm', n: 1 })).rejects.toMatchObject({ name: 'InvalidStepResult' });
  });
});

describe('a unit of work', () => {
  const again = (times: number) => {
    let calls = 0;
    const work = async () => {
      calls += 1;
      if (calls <= times) throw new ConcurrentChange('m');
      return calls;
    };
    return { work, calls: () => calls };
  };

  test('is done again when somebody else wrote in between, three times at most', async () => {
    expect(await retryConcurrentChange(again(2).work)).toBe(3);
    const three = again(3);
    await expect(retryConcurrentChange(three.work)).rejects.toThrow(ConcurrentChange);
    expect(three.calls()).toBe(3);
  });

  test('any other error is not tried again', async () => {
    let calls = 0;
    await expect(
      retryConcurrentChange(async () => {
        calls += 1;
        throw new Conflict({ code: 'run-ended', about: {} });
      }),
    ).rejects.toThrow(Conflict);
    expect(calls).toBe(1);
  });

  test('decides again on what the other one left', async () => {
    const here = town();
    await settle(here);
    let raced = false;
    const merchants = {
      ...here.merchants,
      commit: async (...args: Parameters<typeof here.merchants.commit>) => {
        if (!raced) {
          raced = true;
          const now = await here.merchants.load(merchantId);
          if (now !== undefined)
            await here.merchants.commit(merchantId, { ...nothingElse, puts: [{ ...now.merchant, website: 'x' }] }, null);
        }
        return here.merchants.commit(...args);
      },
    };
    const seen: (string | undefined)[] = [];
    await unitOfWork({ merchants, policies: here.policies, outages: here.outages, loads: here.loads }).run({
      merchantId,
      now: monday,
      decide: (snapshot) => {
        seen.push(snapshot?.merchant.website);
        return {
          result: 1,
          puts: snapshot === undefined ? [] : [{ ...snapshot.merchant, vatNumber: '1' }],
          deletes: [],
          timeline: [],
        };
      },
    });
    expect(seen).toEqual([undefined, 'x']);
    expect((await here.merchants.load(merchantId))?.merchant).toMatchObject({ website: 'x', vatNumber: '1', version: 3 });
  });

  test('a step that ran before answers what it answered then and writes nothing', async () => {
    const here = town();
    await settle(here);
    const given = { merchantId, playbook: 'onboarding' as const, run: 'r', lap: 0, now: monday };
    const decide = (n: number) => () => ({
      result: { n },
      puts: [someTask(merchantId, `t${n}`)],
      deletes: [],
      timeline: [someEntry(merchantId, 'r/0/step')],
    });
    expect(await here.work.step(given, decide(1))).toEqual({ n: 1 });
    expect(await here.work.step(given, decide(2))).toEqual({ n: 1 });
    expect((await here.merchants.load(merchantId))?.tasks.map(({ id }) => id)).toEqual(['t1']);
  });

  test("takes the run's policy, else the merchant's, else the active one", async () => {
    const here = town();
    const first = await here.policies.active();
    await settle(here, { policyVersion: first.version });
    const { version: _version, ...document } = first;
    const second = await here.policies.publish({ ...document, title: 'new' }, 'lead', monday, 'why');
    const used = async (id: string, policyVersion?: string) => {
      const { result: version } = await here.work.run({
        merchantId: id,
        now: monday,
        policyVersion,
        decide: (_snapshot, { policy }) => nothing(policy.version),
      });
      return version;
    };
    expect(await used(merchantId, second.version)).toBe(second.version);
    expect(await used(merchantId)).toBe(first.version);
    expect(await used(`m_${'0'.repeat(24)}`)).toBe(second.version);
  });
});
