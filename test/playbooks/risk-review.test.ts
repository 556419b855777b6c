import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from './firstsale.ts';
import { Journey } from './journey.ts';

let app: Firstsale;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const review = [
  'Gather the signals',
  'Score the risk',
  'What is the verdict?',
  'Ask a person to review',
  'Wait for the decision',
];
const applied = ['What is the news?', 'Apply the decision', 'What was decided?'];

test('a name on a screening list is reviewed by four eyes: the same person may not be both pairs', async () => {
  const shop = new Journey(app, 'screened');
  await shop.apply({ legalName: 'Tancredo Albuquerque Monjardim' });
  await shop.settle();
  expect(await shop.path('risk-check')).toEqual(review);
  expect(await shop.asked()).toMatchObject([
    { queue: 'risk_review', fourEyes: { required: true }, slaDueAt: '2026-03-02T20:09:00.000Z' },
  ]);
  expect(await shop.decide('ana', 'approve', 'looks fine')).toMatchObject({ status: 403, body: { detail: /risk, lead/ } });
  expect(await shop.decide('rita', 'approve', 'another person of that name')).toMatchObject({ body: { kind: 'approved_once' } });
  expect(await shop.path('risk-check')).toEqual(review);
  const again = await shop.decide('rita', 'approve', 'I am sure');
  expect(again.status).toBe(403);
  expect(again.body.detail).toContain('rita@desk.example.com');
  expect((await shop.seen()).merchant.lifecycleStage).toBe('risk_check');
  expect((await shop.decide('rui', 'approve', 'I found the same')).status).toBe(200);
  expect(await shop.path('risk-check')).toEqual([...review, ...applied, 'Approve the merchant']);
  expect(
    (await shop.told('task.approved-once.v1', 'task.decided.v1', 'merchant.approved.v1')).map(({ type, actor }) => [
      type,
      actor.id,
    ]),
  ).toEqual([
    ['task.approved-once.v1', 'rita@desk.example.com'],
    ['merchant.approved.v1', 'rui@desk.example.com'],
    ['task.decided.v1', 'rui@desk.example.com'],
  ]);
});

test('a decision sent twice is one decision; another one after it is too late and says who decided', async () => {
  const shop = new Journey(app, 'twice');
  await shop.apply({ mcc: '5967', contact: { email: 'x@mailinator.com' }, companyRegisteredOn: '2026-01-05' });
  await shop.settle();
  const [task] = await shop.asked();
  expect(task).toMatchObject({ queue: 'risk_review', fourEyes: { required: false } });
  const decide = (by: 'rita' | 'rui', choice: string) =>
    shop.act(by, `tasks/${task.id}/decision`, { choice, reason: 'seen the shop' });
  expect((await decide('rita', 'approve')).status).toBe(200);
  expect((await decide('rita', 'approve')).status).toBe(200);
  const late = await decide('rui', 'decline');
  expect(late.status).toBe(409);
  expect(late.body.detail).toContain('rita@desk.example.com');
  expect((await shop.told('task.decided.v1')).length).toBe(1);
  expect((await shop.seen()).merchant.lifecycleStage).toBe('activation');
});

test('a prohibited line of business is declined without a person', async () => {
  const shop = new Journey(app, 'casino');
  await shop.apply({ mcc: '7995' });
  await shop.settle();
  expect(await shop.path('risk-check')).toEqual([
    'Gather the signals',
    'Score the risk',
    'What is the verdict?',
    'Decline the merchant',
  ]);
  const { merchant, ladders } = await shop.seen();
  expect(merchant).toMatchObject({ lifecycleStage: 'offboarded', operationalStatus: 'canceled', chargesEnabled: false });
  expect(ladders.every(({ status }: { status: string }) => status === 'stopped')).toBe(true);
  // nobody is asked about it: the one task was to verify what it had handed in
  expect((await shop.told('task.opened.v1')).map(({ data }) => data.queue)).toEqual(['verification']);
  expect(await shop.story('risk.assessed.v1', 'merchant.declined.v1')).toEqual(['merchant.declined.v1', 'risk.assessed.v1']);
  expect(await shop.runs()).toEqual({ onboarding: 'SUCCEEDED', 'risk-check-1': 'SUCCEEDED' });
});

test('information is asked for, answered, and the risk scored again', async () => {
  const shop = new Journey(app, 'young');
  await shop.apply({ declaredMonthlyVolumeMinor: 60_000_000, companyRegisteredOn: '2026-01-05' });
  await shop.settle();
  const asked = [
    'Gather the signals',
    'Score the risk',
    'What is the verdict?',
    'Open the requests for information',
    'Wait for the answers',
  ];
  expect(await shop.path('risk-check')).toEqual(asked);
  expect(await shop.requirement('information:volume_evidence')).toMatchObject({
    dueStatus: 'currently_due',
    awaitingActionFrom: 'merchant',
    errors: [{ code: 'information_requested', remediation: expect.stringContaining('sales reports') }],
  });
  await shop.settle();
  const again = ['What is the news?', 'Gather the signals again', 'Score the risk', 'What is the verdict?'];
  const path = await shop.path('risk-check');
  // what was asked does not change its age nor its volume: it is asked once more, then a person decides
  expect(path).toEqual([...asked, ...again, 'Open the requests for information', 'Wait for the answers']);
  await shop.settle();
  expect((await shop.path('risk-check')).slice(path.length)).toEqual([
    ...again,
    'Ask a person to review',
    'Wait for the decision',
  ]);
  const why = 'the owner is named in a case of fraud';
  expect(await shop.decide('leo', 'request_information', why)).toMatchObject({ status: 400, body: { code: 'items-missing' } });
  const message = { items: ['proof_of_address'] };
  expect(await shop.decide('leo', 'request_information', why, { message })).toMatchObject({ body: { kind: 'approved_once' } });
  // another wish than the first one's is a first approval of its own
  const other = { message: { items: ['supplier_invoices'] } };
  expect((await shop.decide('rui', 'request_information', why, other)).body.kind).toBe('approved_once');
  expect((await shop.decide('leo', 'request_information', why, other)).body.kind).toBe('decided');
  const words = await shop.requirement('information:supplier_invoices');
  expect(words).toMatchObject({ language: 'pt', errors: [{ remediation: expect.stringContaining('invoices of suppliers') }] });
  expect(await shop.requirement('information:proof_of_address')).toBeUndefined();
  // why the merchant is looked at is on the timeline and in nothing that goes out
  const { requirements, nudges } = await shop.seen();
  expect(JSON.stringify([requirements, nudges])).not.toContain('fraud');
  expect(await shop.told('task.decided.v1')).toMatchObject([{ reason: why }]);
  await shop.settle();
  expect((await shop.path('risk-check')).slice(-2)).toEqual(['Ask a person to review', 'Wait for the decision']);
  const bare = await shop.decide('rita', 'decline', 'the lease is for a flat');
  expect(bare).toMatchObject({ status: 400, body: { detail: expect.stringContaining('Choose why the merchant is declined') } });
  const code = { declineCode: 'inconsistent_information' };
  expect((await shop.decide('rita', 'decline', 'the lease is for a flat', code)).body.kind).toBe('approved_once');
  await shop.decide('rui', 'decline', 'the lease is for a flat', code);
  expect((await shop.path('risk-check')).slice(-4)).toEqual([...applied, 'Decline the merchant']);
  expect(await shop.told('merchant.declined.v1')).toMatchObject([
    { reason: 'the lease is for a flat', actor: { kind: 'person', id: 'rui@desk.example.com' }, data: code },
  ]);
  // the letter gives what may be said, in the merchant's language, and not what the reviewers wrote
  const letter = (await shop.seen()).nudges.find(({ template }: any) => template === 'application_declined');
  expect(letter.body).toContain('o pedido não corresponde aos documentos');
  expect(letter.body).not.toContain('flat');
  expect(app.failures()).toEqual([]);
});
