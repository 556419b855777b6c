import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import * as z from 'zod';
import type { Laptop } from '../../world/laptop.ts';
import { askApi, lead, second, third } from './api-calls.ts';
import { Case } from './iam-case.ts';
import { shop } from './outside-calls.ts';
import { askPage } from './page-calls.ts';

const live = async (laptop: Laptop, reference: string): Promise<Case> => {
  const one = new Case(laptop, reference);
  await one.apply();
  await one.settle();
  await one.settle();
  const capturedAt = new Date(laptop.cloud.kernel.now()).toISOString();
  await one.send({ type: 'payment.captured.v1', data: { paymentId: 'iam-1', amountMinor: 5_000, currency: 'BRL', capturedAt } });
  return one;
};

const asked = z.object({ caseId: z.string() });

/** everything a person does about a case beside answering it, and an answer after which the merchant keeps silent: its run closes it in the days to come */
const workedCase = async (laptop: Laptop, seller: Case, path: string): Promise<void> => {
  const listed = await askApi(laptop, lead, { method: 'GET', path: '/cases', key: 'iam-list-cases' });
  if (listed.status !== 200) throw new Error(`the cases were refused: ${JSON.stringify(listed.body)}`);
  const about = { topic: 'payout', provider: 'adyen', severity: 'low' };
  for (const caseId of ['iam-1', 'iam-2'])
    await seller.send({ type: 'case.opened.v1', data: { ...about, caseId, title: 'npm run iam' } });
  // read beside the one it is similar to
  await seller.ask(lead, 'GET', '/cases/iam-1');
  const question = await seller.act(`${path}/deeds`, { deed: { kind: 'ask_provider', provider: 'adyen', text: 'npm run iam' } });
  const { questionId } = z.object({ questionId: z.string() }).parse(question.body);
  await seller.act(`${path}/deeds`, { deed: { kind: 'provider_answered', questionId, text: 'npm run iam' } });
  await seller.act(`${path}/answer`, { kind: 'send', text: 'npm run iam', closes: false });
};

/** a merchant that sells asks on its page, is answered, and is asked how it was; a file boards a method of it */
export const soldAndAsked = async (laptop: Laptop): Promise<void> => {
  const seller = await live(laptop, 'iam-seller');
  const page = askPage(laptop, shop.contact.email, seller.id);
  const { caseId } = asked.parse(await page('POST', 'requests', { kind: 'ask', topic: 'payout', text: 'npm run iam' }));
  await seller.act(`/cases/${encodeURIComponent(caseId)}/answer`, { kind: 'send', text: 'npm run iam', closes: true });
  const second = asked.parse(await page('POST', 'requests', { kind: 'ask', topic: 'fees', text: 'npm run iam, again' }));
  await seller.settle();
  await workedCase(laptop, seller, `/cases/${encodeURIComponent(second.caseId)}`);
  const file = Buffer.from(`reference;method\n${seller.reference};pix\n`).toString('base64');
  const body = { file, pspClient: 'direct', reason: 'npm run iam', dryRun: false, from: 0 };
  const boarded = await askApi(laptop, lead, { method: 'POST', path: '/boarding', key: 'iam-board-file', body });
  if (boarded.status !== 200) throw new Error(`the file was refused: ${JSON.stringify(boarded.body)}`);
  // its first check-in
  await seller.days(9);
};

/** whom a link leads to: the second part of what its token says */
const leadsTo = (query: string): unknown => {
  const [payload = ''] = query.replace(/^token=/, '').split('.');
  return z.array(z.string()).parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))[1];
};

/** a merchant that was reminded stops it by the link in the letter */
export const optedOut = async (laptop: Laptop, reminded: Case): Promise<void> => {
  await reminded.days(2);
  const query = mailbox(laptop.cloud.kernel, { to: shop.contact.email, limit: 500 })
    .flatMap(({ headers }) => /\?([^>]+)>/.exec(headers['List-Unsubscribe'] ?? '')?.[1] ?? [])
    .find((one) => leadsTo(one) === reminded.id);
  if (query === undefined) throw new Error('the merchant that was nudged by hand had no letter');
  const page = askPage(laptop, shop.contact.email, reminded.id);
  await page.open('GET', '/opt-out', query);
  await page.open('POST', '/opt-out', query);
};

const changes = z.looseObject({ accountChanges: z.array(z.looseObject({ id: z.string(), status: z.string() })) });
const account = { of: 'bank_account', country: 'GB', accountNumber: 'GB33BUKB20201555555555', holder: shop.legalName };
const contact = { of: 'contact', phone: '+5511912345678' };

/** an account change is proven, called back, cooled off, approved and paid to; others are objected to, in each way there is */
export const changedAccount = async (laptop: Laptop): Promise<void> => {
  const one = await live(laptop, 'iam-changes');
  const page = askPage(laptop, shop.contact.email, one.id);
  const openChange = async (): Promise<string> => {
    const { accountChanges } = changes.parse((await one.ask(lead, 'GET', '')).body);
    const open = accountChanges.find(({ status }) => status === 'open');
    if (open === undefined) throw new Error('no account change of the journey is open');
    return open.id;
  };
  const start = async (change: object): Promise<string> => {
    await one.write(third, '/account-changes', { change, through: 'email' });
    return openChange();
  };
  // nobody is called back at a contact that is new
  await one.days(31);
  await one.act(`/account-changes/${await start(contact)}/objection`);
  await page('POST', `account-changes/${await start(contact)}/objection`, {});
  await one.decide('security', 'release_payouts', 1);

  /** it is proven, and somebody rings back: then each contact on file has a notice */
  const calledBack = async (): Promise<void> => {
    const { requirements } = await one.seen();
    const proof = requirements.find((each) => each.id.startsWith('change_proof:') && each.dueStatus === 'currently_due');
    const at = `/requirements/${encodeURIComponent(proof?.id ?? 'none')}`;
    await one.act(`${at}/submit`, { through: 'email', documentReference: 'vault/1' });
    await one.act(`${at}/verify`);
    await one.decide('account_call_backs', 'confirmed', 2, [third, second]);
  };
  await start(account);
  await calledBack();
  const [notice] = mailbox(laptop.cloud.kernel, { to: shop.contact.email, limit: 500 }).flatMap(
    ({ text }) => /\/objection\?(token=\S+)/.exec(text ?? '')?.[1] ?? [],
  );
  if (notice === undefined) throw new Error('the contact on file had no notice of the change');
  await page.open('GET', '/objection', notice);
  await page.open('POST', '/objection', notice);
  await one.decide('security', 'release_payouts', 1);

  const id = await start(account);
  await calledBack();
  await one.decide('account_approvals', 'approve', 20);
  const paidAt = new Date(laptop.cloud.kernel.now()).toISOString();
  const payout = { amountMinor: 5_000, currency: 'BRL', initiatedOn: paidAt.slice(0, 10), accountLast4: '5555', paidAt };
  await one.send({ type: 'payout.paid.v1', data: { ...payout, payoutId: `iam-${id}` } });
  await one.days(1);
};

/** the persons of a merchant that has left are erased, once nobody holds them back */
export const erasedMerchant = async (laptop: Laptop): Promise<void> => {
  const left = new Case(laptop, 'iam-erased');
  await left.apply();
  await left.act('/withdraw');
  await left.act('/legal-hold', { hold: true });
  await left.act('/legal-hold', { hold: false });
  await left.act('/erasure');
  await askApi(laptop, lead, { method: 'GET', path: '/erasures', key: 'iam-erasures' });
  await left.write(second, '/erasure/decision', { choice: 'confirm' });
};
