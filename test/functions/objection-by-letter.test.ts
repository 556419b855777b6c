import { describe, expect, test } from 'vitest';
import { addressMark, letterToken } from '../../domain/letter/letter-token.ts';
import type { AccountChange } from '../../domain/model/account-change.ts';
import { handle as ask } from '../../functions/merchant/ask-objection/handler.ts';
import { handle as object } from '../../functions/merchant/object-by-letter/handler.ts';
import { letterPage } from '../../functions/runtime/run-letter-page.ts';
import { merchantId, monday, settle, town } from './town.ts';

const { secret } = town().letterhead;
const tokenFor = (about: string, purpose: 'object' | 'rate' = 'object') =>
  letterToken(secret, { purpose, merchantId, address: addressMark(secret, 'removed@padaria.example'), about });
const asked: AccountChange = {
  ...{ merchantId, id: 'c-1', version: 0, kind: 'account_change', status: 'open', flags: [], approvals: [] },
  to: { of: 'bank_account', country: 'PT', last4: '4321', fingerprint: 'f'.repeat(32) },
  request: { through: 'email', urgent: true, oldAccountClosed: false, accountOfAnother: false },
  ...{ askedBy: { kind: 'person', id: 'ana' }, askedAt: monday },
};

const open = async (more: Partial<AccountChange> = {}) => {
  const here = town();
  await settle(here, { lifecycleStage: 'care', contact: { email: 'lia@padaria.example' }, locale: 'pt-BR' }, [
    { ...asked, ...more },
  ]);
  const needs = { ...here, secret };
  const call = (page: ReturnType<typeof letterPage>) => (token: string) =>
    page({ queryStringParameters: { token }, requestContext: {}, body: '' }, { getRemainingTimeInMillis: () => 9_000 } as never);
  const state = async () => ({
    status: (await here.merchants.load(merchantId))?.accountChanges[0]?.status,
    told: (await here.timeline.list(merchantId, 20)).entries.map(({ type }) => type),
  });
  return { get: call(letterPage(ask(needs), here.log)), post: call(letterPage(object(needs), here.log)), state };
};

describe('the notice of an account change', () => {
  test('opened any number of times, by people or by programs, asks and changes nothing', async () => {
    const { get, state } = await open();
    for (let n = 0; n < 3; n += 1) {
      const { statusCode, body } = await get(tokenFor('c-1'));
      expect(statusCode).toBe(200);
      expect(body).toContain('<form method="post">');
      expect(body).toContain('lang="pt"');
      expect(body).not.toContain('4321');
    }
    expect(await state()).toEqual({ status: 'open', told: [] });
  });

  test('stops the change with one POST, once however often it is sent, whoever was removed meanwhile', async () => {
    const { post, state } = await open();
    expect(await post(tokenFor('c-1'))).toMatchObject({ statusCode: 200, body: expect.stringContaining('Pronto') });
    expect(await post(tokenFor('c-1'))).toMatchObject({ statusCode: 200, body: expect.stringContaining('Pronto') });
    const { status, told } = await state();
    expect(status).toBe('stopped');
    expect(told.toSorted()).toEqual(
      ['account-change.objected.v1', 'account-change.stopped.v1', 'payouts.held.v1', 'task.opened.v1'].toSorted(),
    );
  });

  test('says so when the change was made already, and has payouts wait', async () => {
    const { post, state } = await open({ status: 'handed_over', handedOverAt: monday });
    expect((await post(tokenFor('c-1'))).body).toContain('já tinha sido feita');
    expect(await state()).toMatchObject({ status: 'handed_over', told: expect.arrayContaining(['payouts.held.v1']) });
  });

  test.each([
    ['a change nobody asked for', tokenFor('c-9')],
    ['a token of another purpose', tokenFor('c-1', 'rate')],
    ['a token cut short', tokenFor('c-1').slice(0, -4)],
  ])('with %s is refused and changes nothing', async (_what, token) => {
    const { get, post, state } = await open();
    expect((await get(token)).statusCode).toBe(400);
    expect((await post(token)).statusCode).toBe(400);
    expect(await state()).toEqual({ status: 'open', told: [] });
  });
});
