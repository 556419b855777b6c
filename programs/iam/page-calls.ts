import type { Laptop } from '../../world/laptop.ts';
import { apiBehind } from '../../world/pages-of.ts';

/** the merchant's page as somebody of one merchant uses it, and links in letters. Throws where it refuses */
export const askPage = (laptop: Laptop, email: string, merchantId: string) => {
  const api = apiBehind(laptop.cloud, 'MerchantApiUrl');
  const { kernel } = laptop.cloud;
  let asked = 0;
  const call = async (method: string, path: string, more: { body?: string; query?: string; type: string; token?: string }) => {
    asked += 1;
    const answer = await kernel.request(`${method} ${path}`, () =>
      api.handle({
        method,
        path,
        ...(more.query !== undefined && { query: more.query }),
        headers: {
          'content-type': more.type,
          'idempotency-key': `${merchantId}-page-${asked}`,
          ...(more.token !== undefined && { authorization: `Bearer ${more.token}` }),
        },
        ...(more.body !== undefined && { body: more.body }),
      }),
    );
    const text = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
    return text;
  };
  const json = async (method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    const token = await kernel.request('token', () => laptop.memberToken(email, 3_600));
    const sent = { type: 'application/json', token, ...(body !== undefined && { body: JSON.stringify(body) }) };
    return JSON.parse(await call(method, `/my/${merchantId}/${path}`, sent));
  };
  /** what a letter's link leads to, and its button */
  const open = (method: 'GET' | 'POST', path: string, query: string): Promise<string> =>
    call(method, path, { type: 'application/x-www-form-urlencoded', query, ...(method === 'POST' && { body: '' }) });
  return Object.assign(json, { open });
};
