import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import { apiBehind } from '../../world/pages-of.ts';
import type { Firstsale } from '../playbooks/firstsale.ts';

export interface Answer {
  readonly status: number;
  readonly body: any;
  /** what the cookie of the session holds now; undefined when the answer says nothing of it */
  readonly session: string | undefined;
}

/** the API of the merchant's page, as a browser calls it */
export const merchantApi = ({ laptop, kernel, hours }: Firstsale) => {
  const api = apiBehind(laptop.cloud, 'MerchantApiUrl');
  let sent = 0;
  const call = async (
    method: 'GET' | 'POST',
    path: string,
    { body, token, session, key }: { body?: unknown; token?: string; session?: string | undefined; key?: string } = {},
  ): Promise<Answer> => {
    sent += 1;
    const [pathname = '', query] = path.split('?');
    const answer = await kernel.request(`${method} ${path}`, () =>
      api.handle({
        method,
        path: pathname,
        ...(query !== undefined && { query }),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key ?? `merchant-test-${sent}`,
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(session !== undefined && { cookie: `firstsale_session=${session}` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const text = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
    const [cookie] = answer.cookies ?? [];
    return {
      status: answer.statusCode,
      body: text === '' ? undefined : JSON.parse(text),
      session: cookie === undefined ? undefined : (/^firstsale_session=([^;]*)/.exec(cookie)?.[1] ?? ''),
    };
  };
  const tokenOf = (email: string) => kernel.request('token', () => laptop.memberToken(email, 3_600));
  return {
    call,
    tokenOf,
    /** as somebody who is signed in */
    as: async (email: string, method: 'GET' | 'POST', path: string, body?: unknown, key?: string) =>
      call(method, path, { token: await tokenOf(email), ...(body !== undefined && { body }), ...(key !== undefined && { key }) }),
    ask: (email: string) => call('POST', '/sign-in/code', { body: { email } }),
    /** the code in the newest letter to an address; undefined when there is none */
    code: async (email: string): Promise<string | undefined> => {
      await hours(1 / 3600);
      const [mail] = mailbox(kernel, { to: email, limit: 1 });
      return /\b\d{8}\b/.exec(mail?.text ?? '')?.[0];
    },
    codesSent: (email: string) => mailbox(kernel, { to: email }).filter(({ text }) => /\b\d{8}\b/.test(text ?? '')).length,
  };
};
