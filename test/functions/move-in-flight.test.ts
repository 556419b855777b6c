import { beforeEach, describe, expect, test } from 'vitest';
import { wakeUpWith } from '../../application/wake-runs.ts';
import { policyDocument } from '../../domain/policy/policy-schema.ts';
import * as approvePolicy from '../../functions/api/approve-policy/handler.ts';
import * as publishPolicy from '../../functions/api/publish-policy/handler.ts';
import { route } from '../../functions/runtime/run-route.ts';
import { handle as assess } from '../../functions/steps/assess-health/handler.ts';
import { handle as parkWith } from '../../functions/steps/park-run/handler.ts';
import bundled from '../../policies/default.json' with { type: 'json' };
import { ask } from '../attack/ask.ts';
import { merchantId, monday, settle, type Town, town } from './town.ts';

const titled = (title: string) => ({ ...policyDocument.parse(bundled), title });
let here: Town;
let first: string;
beforeEach(async () => {
  here = town();
  await settle(here, { registeredAt: '2026-11-20T12:00:00.000Z' });
  first = (await here.policies.active()).version;
});
const publish = async (policy: object, more: object = {}, as = 'leo') => {
  const { version: basedOn } = await here.policies.active();
  const body = { policy, basedOn, reason: 'because', ...more };
  return ask(route(publishPolicy.wanted, publishPolicy.handle(here), here.log), { as, groups: '[lead]', body });
};
const approve = (version: string, as: string) =>
  ask(route(approvePolicy.wanted, approvePolicy.handle(here), here.log), {
    ...{ as, groups: '[lead]', params: { version }, body: { basedOn: first } },
  });
/** the run waits again: a lap begins */
const lap = (n: number) =>
  parkWith({ work: here.work, wakeUp: wakeUpWith(here) })({
    ...{ merchantId, playbook: 'onboarding', run: `${merchantId}-onboarding-1`, lap: n, now: monday },
    ...{ waitingFor: 'requirements', token: `token-${n}`, policyVersion: first },
  });
const livesBy = async () => (await here.merchants.load(merchantId))?.merchant.policyVersion;

describe('a run in flight, after a publication', () => {
  test('keeps its policy where the publication says nothing of it', async () => {
    await publish(titled('stricter'));
    await lap(1);
    expect(await livesBy()).toBe(first);
  });

  test('moves at its next lap where the publication says so, once, and the news it gets names its policy', async () => {
    const { body } = await publish(titled('stricter'), { inFlight: 'move' });
    expect(await livesBy()).toBe(first);
    await lap(1);
    expect(await livesBy()).toBe(body.version);
    await lap(2);
    const { entries } = await here.timeline.list(merchantId, 50);
    expect(entries.filter(({ type }) => type === 'merchant.policy-moved.v1')).toHaveLength(1);
    expect(here.resumer.answers.get('token-1')).toMatchObject({ kind: 'complete', policyVersion: body.version });
  });

  test('follows the publication that was meant for it though a later one was not', async () => {
    const { body } = await publish(titled('stricter'), { inFlight: 'move' });
    await publish(titled('for new merchants only'));
    await lap(1);
    expect(await livesBy()).toBe(body.version);
  });

  test('comes back when the earlier version is published again for those in flight', async () => {
    await publish(titled('stricter'), { inFlight: 'move' });
    await lap(1);
    here.clock.set('2026-11-23T13:00:00.000Z');
    await publish(policyDocument.parse(bundled), { inFlight: 'move' });
    await lap(2);
    expect(await livesBy()).toBe(first);
  });

  test('moves to the policy in force when somebody says so later', async () => {
    const { body } = await publish(titled('stricter'));
    expect((await publish(titled('stricter'), { inFlight: 'move' })).body.kind).toBe('published');
    await lap(1);
    expect(await livesBy()).toBe(body.version);
  });

  test('moves as the first of two people chose, once the second has approved', async () => {
    const { body } = await publish(titled('stricter'), { inFlight: 'move', second: true });
    await lap(1);
    expect(await livesBy()).toBe(first);
    await approve(body.version, 'gwen');
    await lap(2);
    expect(await livesBy()).toBe(body.version);
    expect((await here.policies.list())[0]).toMatchObject({ inFlight: 'move', by: 'leo', approvedBy: 'gwen' });
  });

  test('stays where two people want the same policy, and one of them does not want it to move', async () => {
    await publish(titled('stricter'), { inFlight: 'move', second: true });
    await publish(titled('stricter'), {}, 'gwen');
    await lap(1);
    expect(await livesBy()).toBe(first);
  });
});

describe('a merchant without a run in flight', () => {
  test('follows with the first step of its next run', async () => {
    const run = `${merchantId}-care-follow-up-d30`;
    const checkIn = {
      kind: 'check_in',
      merchantId,
      id: 'd30',
      version: 0,
      dueAt: monday,
      status: 'started',
      run,
      startedAt: monday,
    };
    await here.merchants.commit(merchantId, { puts: [checkIn as never], deletes: [], timeline: [] }, null);
    const { body } = await publish(titled('stricter'), { inFlight: 'move' });
    const answer = await assess(here.work)({ merchantId, playbook: 'care-follow-up', run, lap: 0, now: monday });
    expect(answer).toMatchObject({ policyVersion: body.version });
    expect(await livesBy()).toBe(body.version);
  });
});
