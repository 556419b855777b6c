import { describe, expect, test } from 'vitest';
import { wakeUpWith } from '../../application/wake-runs.ts';
import { ServiceUnavailable } from '../../domain/errors.ts';
import { handle as resumeWith } from '../../functions/events/resume-run/handler.ts';
import { handle as parkWith } from '../../functions/steps/park-run/handler.ts';
import { nothingElse, someRequirement } from '../adapters/some.ts';
import { delivery, envelope, merchantId, monday, settle, type Town, town } from './town.ts';

const run = `${merchantId}-onboarding-1`;
const input = (token: string, lap = 0) => ({
  merchantId,
  playbook: 'onboarding' as const,
  run,
  lap,
  now: monday,
  waitingFor: 'requirements' as const,
  token,
});
const park = (here: Town) => parkWith({ work: here.work, wakeUp: wakeUpWith(here) });
const resume = (here: Town) => resumeWith({ wakeUp: wakeUpWith(here) });
const news = () =>
  delivery(envelope('requirement.satisfied.v1', {}, { subject: merchantId }), 'requirement.satisfied.v1', 'firstsale');
const satisfy = async (here: Town) => {
  const seen = await here.merchants.load(merchantId);
  const [requirement] = seen?.requirements ?? [];
  if (requirement === undefined) throw new Error('no requirement');
  await here.merchants.commit(merchantId, { ...nothingElse, puts: [{ ...requirement, dueStatus: 'satisfied' }] }, null);
};
const waiting = async () => {
  const here = town();
  await settle(here, {}, [someRequirement(merchantId, 'bank_statement')]);
  return here;
};

describe('a waiting run', () => {
  test('is resumed by whoever brings the last thing, once', async () => {
    const here = await waiting();
    expect(await park(here)(input('token-1'))).toEqual({ kind: 'parked', resumed: 0 });
    await resume(here)(news());
    expect(here.resumer.answers.size).toBe(0);
    await satisfy(here);
    await resume(here)(news());
    await resume(here)(news());
    expect([...here.resumer.answers]).toEqual([
      ['token-1', { kind: 'complete', policyVersion: (await here.policies.active()).version }],
    ]);
    expect((await here.merchants.load(merchantId))?.waits).toEqual([]);
  });

  test('misses nothing that happened before it had parked: it looks again and resumes itself', async () => {
    const here = await waiting();
    await satisfy(here);
    await resume(here)(news());
    expect(here.resumer.answers.size).toBe(0);
    expect(await park(here)(input('token-1'))).toEqual({ kind: 'parked', resumed: 1 });
    expect([...here.resumer.answers.keys()]).toEqual(['token-1']);
  });

  test('a crash between the answer and the clean-up leaves a spent token, and the next look removes it', async () => {
    const here = await waiting();
    await park(here)(input('token-1'));
    await satisfy(here);
    await here.resumer.succeed('token-1', { kind: 'complete', policyVersion: 'p_1' });
    await resume(here)(news());
    expect((await here.merchants.load(merchantId))?.waits).toEqual([]);
    expect(here.log.lines.map(({ event }) => event)).toContain('run.gone');
  });

  test('a throttled answer is not lost: the wait stays, the event comes again', async () => {
    const here = await waiting();
    await park(here)(input('token-1'));
    await satisfy(here);
    const throttled = { ...here, resumer: { succeed: () => Promise.reject(new ServiceUnavailable('states')) } };
    await expect(resumeWith({ wakeUp: wakeUpWith(throttled) })(news())).rejects.toThrow(ServiceUnavailable);
    expect((await here.merchants.load(merchantId))?.waits).toHaveLength(1);
    await resume(here)(news());
    expect(here.resumer.answers.size).toBe(1);
  });

  test('a run that parked again while its old wait was cleaned up keeps the new one', async () => {
    const here = await waiting();
    await park(here)(input('token-1'));
    await satisfy(here);
    const racing = {
      ...here,
      resumer: {
        succeed: async (...args: Parameters<typeof here.resumer.succeed>) => {
          const answer = await here.resumer.succeed(...args);
          const seen = await here.merchants.load(merchantId);
          const [requirement] = seen?.requirements ?? [];
          if (requirement === undefined) throw new Error('no requirement');
          await here.merchants.commit(
            merchantId,
            { ...nothingElse, puts: [{ ...requirement, dueStatus: 'currently_due' }] },
            null,
          );
          await park(here)(input('token-2', 1));
          return answer;
        },
      },
    };
    await resumeWith({ wakeUp: wakeUpWith(racing) })(news());
    expect((await here.merchants.load(merchantId))?.waits).toEqual([
      expect.objectContaining({ status: 'parked', token: 'token-2' }),
    ]);
  });

  test('a merchant that has left ends its run by name', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'offboarded' });
    await expect(park(here)(input('token-1'))).rejects.toMatchObject({ name: 'MerchantClosed' });
  });

  test('the token is in no log line', async () => {
    const here = await waiting();
    await satisfy(here);
    await park(here)(input('secret-token'));
    expect(JSON.stringify(here.log.lines)).not.toContain('secret-token');
  });
});
