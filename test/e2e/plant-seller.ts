import { bookshop } from '../playbooks/journey.ts';
import type { Planting } from './planting.ts';

const number = 'GB33BUKB20201555555555';
const address = { of: 'address', lines: ['Zplanted Street 1'], postcode: 'ZPLANTED-1', city: 'Zplanted City', country: 'BR' };
const contact = { of: 'contact', name: 'Zplanted Heir', email: 'zplanted.heir@shop.example.com', phone: '+5511912349999' };
const account = { of: 'bank_account', country: 'GB', accountNumber: number, holder: 'Zplanted Taker' };

/** what somebody of the merchant asks for on its page takes a new code, and may be objected to there */
const changeOnPage = async ({ app, page, my, seen, owner }: Planting, change: object): Promise<void> => {
  await app.hours(0.2);
  const { ticket } = await my('code', {});
  await my('code/proof', { ticket, code: await page.code(owner) });
  await my('account-changes', { ticket, change, reason: 'Zplanted page change' });
  await objectTo(seen, (id) => my(`account-changes/${id}/objection`, { reason: 'Zplanted page objection' }));
};
const objectTo = async (seen: Planting['seen'], object: (id: string) => Promise<unknown>): Promise<void> => {
  const { accountChanges } = await seen();
  const open = accountChanges.find(({ status }: any) => status === 'open');
  if (open === undefined) throw new Error(`no change is open: ${JSON.stringify(accountChanges)}`);
  await object(open.id);
};

/** a run that cannot begin is tried again by hand, with a reason */
const tryAgain = async ({ app, shop, act }: Planting): Promise<void> => {
  const run = `${shop.id}-onboarding-broken`;
  const { stateMachines } = await app.aws('states', 'ListStateMachines', {});
  const { stateMachineArn } = stateMachines.find(({ name }: any) => name === 'firstsale-dev-onboarding');
  const input = { merchantId: shop.id, playbook: 'onboarding', run, attempt: 1, cause: 'by-hand', applicationId: 'gone' };
  await app.aws('states', 'StartExecution', { stateMachineArn, name: run, input: JSON.stringify(input) });
  await app.hours(1);
  await act('leo', `runs/${run}/redrive`, { how: 'redrive', redrives: 0, reason: 'Zplanted redrive' });
};

/** a merchant that came by another one's link and sells: buyers, payouts, keys, prices, changes of what is on file, questions, ratings and its users */
export const plantSeller = async (planting: Planting, referrer: string): Promise<void> => {
  const { app, shop, act, my, send, seen, owner } = planting;
  await send('merchant.application.submitted.v1', {
    ...{
      ...bookshop,
      legalName: 'Zplanted Seller',
      tradingName: 'Zplanted Trading',
      referrer,
      website: 'https://zplanted-seller.example.com',
    },
    ...{ contact: { name: 'Zplanted Seller', email: owner, phone: '+5511912349999' } },
    bankAccount: { country: 'BR', accountNumber: 'BR1800360305000010009795493C1', holder: 'Zplanted Holder' },
  });
  await shop.settle();
  await shop.settle();
  const sold = { currency: 'BRL', customer: 'Zplanted Buyer', card: '4111111111117351', reference: 'zplanted-order' };
  const said = { plan: 'standard', method: 'card' };
  for (const n of [1, 2])
    await send('payment.captured.v1', { ...sold, ...said, paymentId: `sale-${n}`, amountMinor: 5_000, capturedAt: app.now() });
  await send('payment.refunded.v1', {
    ...sold,
    ...said,
    ...{ paymentId: 'sale-1', refundId: 'back-1', amountMinor: 700, refundedAt: app.now() },
  });
  const payout = { amountMinor: 50_000, currency: 'BRL', initiatedOn: '2026-03-02', accountLast4: 'ZPL4' };
  await send('payout.paid.v1', { ...payout, payoutId: 'po-1', paidAt: app.now() });
  await send('payout.failed.v1', { ...payout, payoutId: 'po-2', failedAt: app.now(), code: 'AC04' });
  await send('api-key.issued.v1', {
    ...{ keyId: 'k-1', prefix: 'pk_live_A1b2', name: 'Zplanted Key', scopes: ['payments'], issuedAt: app.now() },
  });

  // questions, from the page and from the help desk
  const { caseId } = await my('requests', {
    kind: 'ask',
    topic: 'payout',
    text: 'Zplanted Question',
    paymentReference: 'zplanted-1',
  });
  await act('ana', `cases/${encodeURIComponent(caseId)}/answer`, { kind: 'send', text: 'Zplanted Answer' });
  await my('requests', { kind: 'reply', caseId, text: 'Zplanted Reply' });
  for (const deed of [
    { kind: 'promise', what: 'Zplanted Promise', on: '2026-04-30' },
    { kind: 'ask_provider', provider: 'adyen', text: 'Zplanted Provider Question' },
    { kind: 'raise_issue', title: 'Zplanted Issue Title', note: 'Zplanted Issue Note' },
  ]) {
    await act('ana', `cases/${encodeURIComponent(caseId)}/deeds`, { deed });
  }
  const issue = (await seen()).tasks.find(({ queue }: { queue: string }) => queue === 'product');
  await send('issue.moved.v1', { taskId: issue?.id, key: 'PAY-1', state: 'done', resolution: 'Zplanted Issue End' });
  await send('case.opened.v1', {
    ...{ caseId: 'c-1', title: 'Zplanted Case', requester: { kind: 'psp_client', name: 'Zplanted Requester' } },
  });
  await send('case.message.written.v1', {
    ...{ caseId: 'c-1', messageId: 'm-1', direction: 'in', address: 'zplanted.writer@shop.example.com' },
    ...{
      subject: 'Zplanted Subject',
      text: 'Zplanted Message',
      inReplyTo: ['<zplanted.1@mail>'],
      references: ['<zplanted.2@mail>'],
    },
    headers: [{ name: 'X-Zplanted', value: 'Zplanted Header' }],
  });
  await send('question.asked.v1', { caseId: 'c-1', questionId: 'q-1', provider: 'adyen', text: 'Zplanted Desk Question' });
  await send('question.answered.v1', { caseId: 'c-1', questionId: 'q-1', text: 'Zplanted Desk Answer' });
  await send('case.closed.v1', { caseId: 'c-1', resolution: 'Zplanted Resolution' });

  await my('api-keys', { wish: 'new', name: 'Zplanted Use' });
  await my('company/changes', { subject: 'name', wish: 'Zplanted Wish' });
  await my('brand', { statementName: 'ZPLANTED SHOP' });
  await my('alerts', { alert: 'payout_failed', wanted: true });
  await my('exports', { format: 'csv', from: '2026-03-01', to: '2026-03-02', language: 'en' });
  const guest = 'zplanted.guest@shop.example.com';
  await my('members', { email: guest, role: 'shop', language: 'en' });
  await my('members/role', { email: guest, version: 1, role: 'accounting' });
  await my('members/removal', { email: guest, version: 2 });

  const conditions = [{ method: 'all', basisPoints: 150, fixedMinor: 10 }];
  await act('ana', 'prices', { conditions, validFrom: '2026-04-01', reason: 'Zplanted price' });
  await act('rita', 'prices/approval', { reason: 'Zplanted agreed' });
  await act('ana', 'payment-methods', { method: 'pix', reason: 'Zplanted add' });
  await act('ana', 'payment-methods/pix/board', { reason: 'Zplanted board' });
  await send('payment-method.boarding.changed.v1', { method: 'pix', status: 'deactivated', reason: 'Zplanted boarding' });

  await tryAgain(planting);
  // a check-in of care asks how it was
  await app.days(31);
  // its first payments are past the time accounts are kept here
  await send('payment.captured.v1', { ...sold, ...said, paymentId: 'sale-3', amountMinor: 5_000, capturedAt: app.now() });
  const { csats } = await seen();
  await send('csat.rated.v1', { csatId: csats[0]?.id, rating: 2, comment: 'Zplanted Rating' });

  // what is on file is to change: asked by letter and on the page, and somebody objects
  const through = { through: 'email', sender: 'zplanted.sender@x.example.com', replyTo: 'zplanted.reply@x.example.com' };
  for (const change of [account, address, contact]) {
    await act('ana', 'account-changes', { ...through, change, reason: 'Zplanted change' });
    await objectTo(seen, (id) => act('ana', `account-changes/${id}/objection`, { reason: 'Zplanted objection' }));
    await changeOnPage(planting, change);
  }
  const table = `reference;method\n${shop.reference};boleto\n`;
  const body = {
    file: Buffer.from(table).toString('base64'),
    pspClient: 'direct',
    reason: 'Zplanted file',
    dryRun: false,
    from: 0,
  };
  const boarded = await app.request('ana', 'POST', '/boarding', body);
  if (boarded.body.done?.length !== 1) throw new Error(`the file boarded nothing: ${JSON.stringify(boarded.body)}`);
  planting.note('board-file', { ...body, file: table });
};
