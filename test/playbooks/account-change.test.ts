import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from './firstsale.ts';
import { Journey } from './journey.ts';

let app: Firstsale;
let moves: Journey;
let robbed: Journey;

// the last digit of a number decides what the laptop's bank says of its holder: a match, and no match
const matching = 'GB33BUKB20201555555555';
const notMatching = 'DE67370400440532013008';
const ask = (shop: Journey, by: 'ana' | 'leo', more: object = {}) =>
  shop.act(by, 'account-changes', {
    change: { of: 'bank_account', country: 'GB', accountNumber: matching, holder: 'Livraria Boa Leitura' },
    through: 'email',
    reason: 'Lia wrote that she has a new bank',
    ...more,
  });
const proof = async (shop: Journey): Promise<string> =>
  (await shop.seen()).requirements.find(
    ({ id, dueStatus }: { id: string; dueStatus: string }) => id.startsWith('change_proof:') && dueStatus === 'currently_due',
  ).id;
const prove = async (shop: Journey): Promise<void> => {
  const requirementId = await proof(shop);
  await shop.send('requirement.submitted.v1', { requirementId, documentReference: 'vault/7' });
  await app.send({
    ...{ type: 'requirement.verified.v1', subject: shop.reference, data: { requirementId }, source: 'back-office' },
  });
};

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  moves = new Journey(app, 'moves');
  robbed = new Journey(app, 'robbed');
  for (const shop of [moves, robbed]) {
    await shop.goLive();
    await shop.pay(5_000);
  }
  await app.days(40);
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

test('a bank account is asked for, proven, called back, cooled off, approved by two, and handed over', async () => {
  expect((await ask(moves, 'ana')).body).toMatchObject({ kind: 'asked' });
  expect(await moves.path('account-change')).toEqual([
    'Weigh the request',
    'May it go on?',
    'Ask for the evidence',
    'Is a document needed?',
    'Wait for the evidence',
  ]);
  await prove(moves);
  expect((await moves.decide('leo', 'no_answer', 'rang twice', { queue: 'account_call_backs' })).status).toBe(200);
  expect((await moves.decide('leo', 'confirmed', 'Lia opened it', { queue: 'account_call_backs' })).status).toBe(200);
  const { until } = (await moves.told('account-change.cooling-off.v1'))[0].data;
  expect((await moves.path('account-change')).at(-1)).toBe('Wait out the cooling-off');
  // another country: seven working days
  expect((await moves.told('account-change.cooling-off.v1'))[0].data).toMatchObject({
    workingDays: 7,
    reasons: ['other_country'],
  });
  expect((await moves.seen()).merchant.payoutsEnabled).toBe(true);
  await app.until(until);
  await app.hours(1);
  expect((await moves.decide('rita', 'approve', 'all is there', { queue: 'account_approvals' })).body).toMatchObject({
    kind: 'approved_once',
  });
  expect((await moves.decide('rui', 'approve', 'all is there', { queue: 'account_approvals' })).body).toMatchObject({
    kind: 'decided',
  });
  const { bankAccounts } = await moves.seen();
  expect(bankAccounts).toMatchObject([{ id: 'primary', country: 'GB', last4: '5555' }]);
  expect((await moves.path('account-change')).slice(-4)).toEqual([
    'Did both approve?',
    'Hand over the change',
    'Is there a payout to watch?',
    'Watch the first payout',
  ]);
  expect(app.failures()).toEqual([]);
});

test('who asks and calls back cannot be one of only two people', async () => {
  const shop = robbed;
  expect((await ask(shop, 'leo')).status).toBe(200);
  await prove(shop);
  // the first merchant has this account by now: one number for two merchants is how a thief's looks
  expect((await shop.seen()).accountChanges[0].flags).toContainEqual({ flag: 'account_of_another', points: 40 });
  expect((await moves.seen()).accountChanges[0].flags).not.toContainEqual(
    expect.objectContaining({ flag: 'account_of_another' }),
  );
  expect((await shop.decide('leo', 'confirmed', 'Lia opened it', { queue: 'account_call_backs' })).status).toBe(200);
  await app.hears(shop.id, 'task.opened.v1', 15);
  expect((await shop.decide('leo', 'approve', 'mine', { queue: 'account_approvals' })).status).toBe(403);
});

test('an objection in time stops the change, holds payouts and opens a security task, whatever its run is doing', async () => {
  const change = (await robbed.seen()).accountChanges[0];
  await app.send({ type: 'account-change.objected.v1', subject: robbed.reference, data: { changeId: change.id } });
  const seen = await robbed.seen();
  expect(seen.accountChanges[0]).toMatchObject({ status: 'stopped', stopped: { because: 'objection' } });
  expect(seen.merchant.payoutsEnabled).toBe(false);
  expect((await robbed.told('account-change.stopped.v1'))[0].data).toMatchObject({ because: 'objection' });
  expect((await robbed.path('account-change')).at(-1)).toBe('The change has ended');
  expect(seen.bankAccounts[0].country).toBe('BR');
  expect((await robbed.decide('rita', 'release_payouts', 'looked into', { queue: 'security' })).status).toBe(200);
  expect((await robbed.seen()).merchant.payoutsEnabled).toBe(true);
  expect(app.failures()).toEqual([]);
});

test('a holder that does not match is for a person to judge, and a refusal ends the change', async () => {
  const change = { of: 'bank_account', country: 'DE', accountNumber: notMatching, holder: 'Somebody Else' };
  expect((await ask(robbed, 'ana', { change })).status).toBe(200);
  await prove(robbed);
  const answers = (await robbed.told('account-change.holder-checked.v1')).map(({ data }) => data.answer);
  expect(answers.toSorted()).toEqual(['MTCH', 'NMTC']);
  expect((await robbed.decide('rita', 'refuse', 'another company', { queue: 'account_holders' })).status).toBe(200);
  const reasons = (await robbed.told('account-change.stopped.v1')).map(({ data }) => data.because);
  expect(reasons.toSorted()).toEqual(['holder_declined', 'objection']);
});

test('each contact on file has a notice that opting out does not silence, and no full number is kept anywhere', async () => {
  await app.days(1);
  const notices = mailbox(app.kernel, { limit: 500 }).filter(({ subject }) => /conta bancária/.test(subject));
  expect(notices.length).toBeGreaterThan(0);
  const rows = await app.aws('dynamodb', 'Scan', { TableName: app.laptop.tableName });
  const kept = JSON.stringify(rows.Items);
  expect(kept).toContain('account_change');
  for (const number of [matching, notMatching]) expect(kept).not.toContain(number);
});
