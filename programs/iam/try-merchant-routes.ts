import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import * as z from 'zod';
import { normalEmail } from '../../domain/member/normal-email.ts';
import { merchantRouteHandlers } from '../../lib/merchant-routes.ts';
import type { Laptop } from '../../world/laptop.ts';
import { apiBehind } from '../../world/pages-of.ts';
import { askApi, lead } from './api-calls.ts';

const queries: Readonly<Record<string, string>> = {
  'sign-document': 'uploadId=npm-run-iam&type=application/pdf&name=iam.pdf',
};

const looked = z.looseObject({
  merchant: z.looseObject({ merchantId: z.string(), version: z.int(), contact: z.looseObject({ email: z.string().optional() }) }),
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

/** a merchant somebody can sign in for, and that has something of its own to hand in by a value */
const whoHandsIn = async (laptop: Laptop, merchants: readonly string[]) => {
  for (const merchantId of merchants) {
    const { body } = await askApi(laptop, lead, { method: 'GET', path: `/merchants/${merchantId}`, key: '' });
    const { merchant, requirements } = looked.parse(body);
    const due = requirements.find(
      (one) => one.subject.kind === 'merchant' && one.suppliedBy === 'merchant' && /^(currently|past)_due$/.test(one.dueStatus),
    );
    const email = normalEmail(merchant.contact.email ?? '');
    if (due !== undefined && email !== undefined) return { merchantId, email, due, version: merchant.version };
  }
  throw new Error('no merchant of the journey has anything to hand in: let one apply later');
};

/** somebody of a merchant signs in by the code in their mailbox and tries every route of the merchant's page once */
export const tryMerchantRoutes = async (laptop: Laptop, merchants: readonly string[]): Promise<void> => {
  const { kernel } = laptop.cloud;
  const { merchantId, email, due, version } = await whoHandsIn(laptop, merchants);
  const bodies: Readonly<Record<string, unknown>> = {
    'choose-reminders': { version, wanted: false },
    'rate-on-page': { version: 1, rating: 5 },
    'ask-export': { format: 'csv', from: '2026-01-01', to: '2026-01-31' },
    'hand-in-value': { version: due.version, value: 'https://iam.shop.example.com' },
  };
  const api = apiBehind(laptop.cloud, 'MerchantApiUrl');
  let token = '';
  let cookie = '';
  const ask = async (method: string, path: string, name: string, body: unknown, query = ''): Promise<unknown> => {
    const answer = await kernel.request(`${method} ${path}`, () =>
      api.handle({
        method,
        path,
        query,
        headers: {
          authorization: `Bearer ${token}`,
          cookie,
          'content-type': 'application/json',
          'idempotency-key': `iam-${name}`,
        },
        ...(method === 'POST' && { body: JSON.stringify(body) }),
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
  const last = ['send-code', 'try-code', 'renew-session', 'end-session'];
  for (const [name, { route }] of Object.entries(merchantRouteHandlers)) {
    if (last.includes(name)) continue;
    const [method = 'GET', path = ''] = route.split(' ');
    const filled = path
      .replace('{merchantId}', merchantId)
      .replace('{requirementId}', encodeURIComponent(due.id))
      .replace('{csatId}', 'd30')
      .replace('{saleId}', '2026010100-0123456789abcdef')
      .replace('{payoutId}', encodeURIComponent('2026-01-01~none'))
      .replace('{exportId}', 'none');
    if (filled.includes('{')) throw new Error(`${route}: say in try-merchant-routes.ts what to fill in`);
    await ask(method, filled, name, bodies[name] ?? {}, path === '/opt-out' ? optOutIn(laptop) : queries[name]);
  }
  await ask('POST', '/sign-in/end', 'end-session', {});
};
