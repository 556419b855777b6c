import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { normalEmail } from '../../domain/member/normal-email.ts';
import type { Laptop, Signatory } from '../../world/laptop.ts';
import { apiBehind, siteBehind } from '../../world/pages-of.ts';
import { atLaptop } from './laptop-addresses.ts';
import { strangerReason } from './own-page.ts';

const LARGEST_BODY = 16 * 1024 * 1024;
const SHOWN = 12;
/** a working day of a person is months of the demo's */
const SESSION_SECONDS = 10 * 365 * 86_400;
/** who is worth signing in as: something is due from most of them */
const stages = 'onboarding,activation,care';

const listed = z.object({ merchants: z.array(z.looseObject({ merchantId: z.string() })) });
const looked = z.looseObject({
  merchant: z.looseObject({
    legalName: z.string(),
    tradingName: z.string().optional(),
    lifecycleStage: z.string(),
    contact: z.looseObject({ email: z.string().optional() }),
  }),
});
const configuration = z.looseObject({ company: z.string() });
const wish = z.object({ email: z.email() });

interface Options {
  /** 0 takes any free one */
  readonly port: number;
  /** somebody of the desk, in whose name the list of merchants is read */
  readonly reader: Signatory;
  /** somebody was sent a code: the clock must not outrun their typing */
  readonly onCode: () => void;
}

const bodyOf = async (request: IncomingMessage): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.byteLength;
    if (size > LARGEST_BODY) throw new Error('the body is too large');
    parts.push(bytes);
  }
  return Buffer.concat(parts);
};

/** merchants to sign in as without a code, by name */
const seededMerchants = (laptop: Laptop, reader: Signatory) => {
  const { cloud } = laptop;
  const api = apiBehind(cloud, 'ApiUrl');
  const get = (path: string, query: string): Promise<unknown> =>
    cloud.kernel.request(`look at ${path}`, async () => {
      const headers = { authorization: `Bearer ${await laptop.tokenOf(reader)}` };
      const { body } = await api.handle({ method: 'GET', path, query, headers });
      return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
    });
  return async () => {
    const { merchants } = listed.parse(await get('/merchants', `stage=${stages}&limit=${SHOWN}`));
    const all = await Promise.all(
      merchants.map(async ({ merchantId }) => looked.parse(await get(`/merchants/${merchantId}`, ''))),
    );
    return all
      .flatMap(({ merchant: { legalName, tradingName, lifecycleStage: stage, contact } }) => {
        const email = normalEmail(contact.email ?? '');
        return email === undefined ? [] : [{ name: tradingName ?? legalName, email, stage }];
      })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  };
};

/**
 * Gives the merchant's page an address of its own on a laptop: a port that hands everything over to the distribution of the template, and
 * the two doors only a laptop has. Resolves to its address.
 */
export const serveMerchantPage = async (laptop: Laptop, { port, reader, onCode }: Options) => {
  const { cloud } = laptop;
  const distribution = siteBehind(cloud, 'MerchantPageUrl');
  const seeded = seededMerchants(laptop, reader);
  const json = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
  };
  /** what the deployment gave the page to know */
  const published = async () => {
    const { body } = await distribution.respond({
      method: 'GET',
      path: '/config.json',
      query: '',
      headers: {},
      body: new Uint8Array(),
    });
    return configuration.parse(JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)));
  };
  const door = async (path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    switch (`${request.method} ${path}`) {
      case 'GET /config.json':
        json(response, 200, { ...(await published()), mode: 'laptop' });
        return true;
      case 'GET /_laptop/merchants':
        json(response, 200, await seeded());
        return true;
      case 'POST /_laptop/sign-in': {
        const { email } = wish.parse(JSON.parse(new TextDecoder().decode(await bodyOf(request))));
        const token = await cloud.kernel.request('sign in', () => laptop.memberToken(email, SESSION_SECONDS));
        json(response, 200, { token, expiresInSeconds: SESSION_SECONDS });
        return true;
      }
      default:
        return false;
    }
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const stranger = strangerReason(request.headers);
    if (stranger !== undefined) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end(stranger);
      return;
    }
    const [path = '/', query = ''] = (request.url ?? '/').split('?');
    if (await door(path, request, response)) return;
    const isApi = path.startsWith('/api/');
    if (path === '/api/sign-in/code') onCode();
    const asked = { method: request.method ?? 'GET', path, query, headers: request.headers, body: await bodyOf(request) };
    const answered = await (isApi
      ? cloud.kernel.request(`${asked.method} ${path}`, () => distribution.respond(asked))
      : distribution.respond(asked));
    const { statusCode, headers, cookies, body } = atLaptop(answered, cloud.endpoint);
    const length = statusCode === 304 ? {} : { 'content-length': Buffer.byteLength(body) };
    response.writeHead(statusCode, { ...headers, ...length, ...(cookies && { 'set-cookie': [...cookies] }) }).end(body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://localhost:${listening}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
