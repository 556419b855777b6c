import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import * as z from 'zod';
import { normalEmail } from '../../domain/member/normal-email.ts';
import { merchantRouteHandlers } from '../../lib/merchant-routes.ts';
import type { Laptop, Signatory } from '../../world/laptop.ts';
import { apiBehind } from '../../world/pages-of.ts';
import { askApi, lead, second } from './api-calls.ts';
import { ratingLetter } from './rating-letters.ts';

const queries: Readonly<Record<string, string>> = {
  'sign-document': 'uploadId=npm-run-iam&type=application/pdf&name=iam.pdf',
  'sign-logo': 'uploadId=npm-run-iam&type=image/png&name=iam.png',
};

const looked = z.looseObject({
  merchant: z.looseObject({
    merchantId: z.string(),
    version: z.int(),
    country: z.string(),
    contact: z.looseObject({ email: z.string().optional() }),
  }),
  requirements: z.array(
    z.looseObject({
      id: z.string(),
      version: z.int(),
      dueStatus: z.string(),
      suppliedBy: z.string(),
      subject: z.looseObject({ kind: z.string() }),
    }),
  ),
});
const sent = z.object({ ticket: z.string() });
const entered = z.object({ token: z.string() });

/** the query of the way out of reminders, from the newest letter that has one. Throws Error when nobody was reminded */
const optOutIn = ({ cloud }: Laptop): string => {
  const [found] = mailbox(cloud.kernel, { limit: 1_000 }).flatMap(
    ({ headers }) => /\?([^>]+)>/.exec(headers['List-Unsubscribe'] ?? '')?.[1] ?? [],
  );
  if (found === undefined) throw new Error('the journey reminded nobody: let a merchant stall');
  return found;
};

const see = async (laptop: Laptop, merchantId: string) =>
  looked.parse((await askApi(laptop, lead, { method: 'GET', path: `/merchants/${merchantId}`, key: '' })).body);

/** where customers may bear a part of the fee */
const shares = 'BR';

/** a merchant somebody can sign in for, that has something of its own to hand in by a value and may pass fees on */
const whoHandsIn = async (laptop: Laptop, merchants: readonly string[]) => {
  for (const merchantId of merchants) {
    const { merchant, requirements } = await see(laptop, merchantId);
    if (merchant.country !== shares) continue;
    const due = requirements.find(
      (one) => one.subject.kind === 'merchant' && one.suppliedBy === 'merchant' && /^(currently|past)_due$/.test(one.dueStatus),
    );
    const email = normalEmail(merchant.contact.email ?? '');
    if (due !== undefined && email !== undefined) return { merchantId, email, due };
  }
  throw new Error('no merchant of the journey has anything to hand in: let one apply later');
};

/** two of the desk agree a price, which the merchant is then offered */
const offerPrice = async (laptop: Laptop, merchantId: string): Promise<void> => {
  const conditions = [{ method: 'all', basisPoints: 150, fixedMinor: 10 }];
  const validFrom = new Date(laptop.cloud.kernel.now()).toISOString().slice(0, 10);
  const path = `/merchants/${merchantId}/prices`;
  const says = async (person: Signatory, where: string, key: string, body: object): Promise<void> => {
    const { version } = (await see(laptop, merchantId)).merchant;
    await askApi(laptop, person, { method: 'POST', path: where, key, body: { version, reason: 'npm run iam', ...body } });
  };
  await says(lead, path, 'iam-price', { conditions, validFrom });
  await says(second, `${path}/approval`, 'iam-price-agreed', {});
};
const offer = z.looseObject({ offered: z.looseObject({ id: z.string() }).optional() });

const [guest, other] = ['guest@iam.example.com', 'other@iam.example.com'] as const;
const invite = (email: string) => ({ email, role: 'shop', language: 'en' });

/** somebody of a merchant signs in by the code in their mailbox and tries every route of the merchant's page once */
export const tryMerchantRoutes = async (laptop: Laptop, merchants: readonly string[]): Promise<void> => {
  const { kernel } = laptop.cloud;
  const { merchantId, email, due } = await whoHandsIn(laptop, merchants);
  await offerPrice(laptop, merchantId);
  const bodies: Readonly<Record<string, unknown>> = {
    'choose-reminders': { wanted: false },
    'write-request': { kind: 'ask', topic: 'payout', text: 'npm run iam' },
    'choose-alert': { alert: 'weekly_summary', wanted: true },
    'ask-api-key': { wish: 'new', name: 'npm run iam' },
    'change-brand': { statementName: 'NPM RUN IAM' },
    'choose-share': { share: 100 },
    'ask-export': { format: 'csv', from: '2026-01-01', to: '2026-01-31' },
    'hand-in-value': { version: due.version, value: 'https://iam.shop.example.com' },
    'ask-change': { subject: 'website', wish: 'A new shop' },
    'invite-member': invite(guest),
    'change-member-role': { email: guest, version: 1, role: 'accounting' },
    'remove-member': { email: guest, version: 2 },
  };
  const api = apiBehind(laptop.cloud, 'MerchantApiUrl');
  let token = '';
  let cookie = '';
  const ask = async (method: string, path: string, name: string, body: unknown, query = '', as = token): Promise<unknown> => {
    const isForm = typeof body === 'string';
    const answer = await kernel.request(`${method} ${path}`, () =>
      api.handle({
        method,
        path,
        query,
        headers: {
          authorization: `Bearer ${as}`,
          cookie,
          'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
          'idempotency-key': `iam-${name}`,
        },
        ...(method === 'POST' && { body: isForm ? body : JSON.stringify(body) }),
      }),
    );
    const [kept] = answer.cookies ?? [];
    cookie = kept?.split(';')[0] ?? cookie;
    const text = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
    // what a letter leads to is a page
    return text === '' || text.startsWith('<') ? {} : JSON.parse(text);
  };
  const { ticket } = sent.parse(await ask('POST', '/sign-in/code', 'send-code', { email }));
  await kernel.runUntil(kernel.now() + 1_000);
  const code = /\b\d{8}\b/.exec(mailbox(kernel, { to: email, limit: 1 })[0]?.text ?? '')?.[0] ?? '';
  ({ token } = entered.parse(await ask('POST', '/sign-in', 'try-code', { email, ticket, code })));
  ({ token } = entered.parse(await ask('POST', '/sign-in/renewal', 'renew-session', {})));
  const asked = ratingLetter(laptop);
  const rater = await laptop.memberToken(asked.email, 3_600);
  const rated = (await see(laptop, asked.merchantId)).merchant.version;
  // of two ratings one is another one than there was
  for (const rating of [1, 2]) {
    await ask('POST', `/my/${asked.merchantId}/ratings/${asked.csatId}`, `page-${rating}`, { version: rated, rating }, '', rater);
    await ask('POST', '/rating', `letter-${rating}`, `rating=${rating + 2}`, asked.query);
  }
  await ask('GET', '/rating', 'ask-rating', {}, asked.query);
  // somebody who was invited declines
  await ask('POST', `/my/${merchantId}/members`, 'invite-other', invite(other));
  const leaver = await laptop.memberToken(other, 3_600);
  await ask('POST', `/my/${merchantId}/membership/end`, 'decline', { version: 1 }, '', leaver);
  const last = [
    'send-code',
    'try-code',
    'renew-session',
    'end-session',
    'rate-on-page',
    'ask-rating',
    'rate-by-letter',
    'leave-merchant',
  ];
  for (const [name, { route }] of Object.entries(merchantRouteHandlers)) {
    if (last.includes(name)) continue;
    const [method = 'GET', path = ''] = route.split(' ');
    const filled = path
      .replace('{merchantId}', merchantId)
      .replace('{requirementId}', encodeURIComponent(due.id))
      .replace('{saleId}', '2026010100-0123456789abcdef')
      .replace('{payoutId}', encodeURIComponent('2026-01-01~none'))
      .replace('{exportId}', 'none')
      .replace('{changeId}', 'none')
      .replace('{caseId}', 'none');
    if (filled.includes('{')) throw new Error(`${route}: say in try-merchant-routes.ts what to fill in`);
    const { version } = (await see(laptop, merchantId)).merchant;
    const { offered } = offer.parse(await ask('GET', `/my/${merchantId}/conditions`, 'offer', {}));
    const body = { version, ...(name === 'accept-offer' && { offerId: offered?.id }), ...Object(bodies[name]) };
    await ask(method, filled, name, body, path === '/opt-out' ? optOutIn(laptop) : queries[name]);
  }
  await ask('POST', '/sign-in/end', 'end-session', {});
};
