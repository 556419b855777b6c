import { createHash } from 'node:crypto';
import { type BootOptions, boot, type LocalCloud } from '@firstsale/laptop-cloud/boot';
import { userPoolsOf } from '@firstsale/laptop-cloud/services/cognito';
import { isEventsService } from '@firstsale/laptop-cloud/services/events';
import { type BusNews, busNews } from './bus-news.ts';
import { setConnectorSecrets } from './connector-secrets.ts';
import type { Look, Visit } from './page-visits.ts';
import { apiBehind } from './pages-of.ts';
import { formSender, type SendForm } from './send-form.ts';

/** the application as the outside of the laptop cloud sees it: a bus, an API, people who sign in */
export interface Laptop {
  readonly cloud: LocalCloud;
  readonly busName: string;
  readonly tableName: string;
  /** hears every event the application puts on its bus, in the same journal transaction */
  onNews(listener: (news: BusNews) => void): void;
  /** the console's API as a signed-in person; the answer's status and parsed body. Call it within a unit of work */
  post(
    person: Signatory,
    path: string,
    body: unknown,
    idempotencyKey: string,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** the API of the merchant's page as somebody who is signed in with this address. Call it within a unit of work */
  visit: Visit;
  /** what that API shows them. Call it within a unit of work */
  look: Look;
  /** fills in a form that was signed for a browser, and sends it; the status of the answer. Call it within a unit of work */
  sendForm: SendForm;
  /** lets people sign in: they are users of the pool, in the groups of their roles. Every boot anew */
  admit(people: readonly Signatory[]): void;
  /** a token for a person that holds for some virtual minutes at least. Call it within a unit of work */
  tokenOf(person: Signatory): Promise<string>;
  /** a new token of the user pool for a person, for virtual seconds. Call it within a unit of work */
  issueToken(person: Signatory, expiresInSeconds: number): Promise<string>;
  /** a token of the pool of members, as somebody gets it who has typed their code, for virtual seconds. Call it within a unit of work */
  memberToken(email: string, expiresInSeconds: number): Promise<string>;
}

export interface Signatory {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** the template lacks something a back-test needs */
export class NotFirstsale extends Error {
  override readonly name = 'NotFirstsale';
}

const TOKEN_SECONDS = 3_600;

/** a pool knows a member by an id that says nothing, and so does the log of who called */
const opaqueId = (email: string): string => createHash('sha256').update(email).digest('hex').slice(0, 32);

/** boots the synthesized template and finds the doors of the application in it */
export async function openLaptop(options: BootOptions): Promise<Laptop> {
  const cloud = await boot(options);
  const { kernel } = cloud;
  await setConnectorSecrets(cloud);
  const outputs = Object.assign({}, ...Object.values(cloud.outputs));
  const output = (name: string): string => {
    const value: unknown = outputs[name];
    if (typeof value !== 'string') throw new NotFirstsale(`the template has no output ${name}: add it to the stack`);
    return value;
  };
  const busName = output('BusName');
  const clientId = output('UserPoolClientId');
  const tableName = cloud.resources.find(({ resource }) => resource.type === 'AWS::DynamoDB::GlobalTable')?.identity.ref;
  const api = apiBehind(cloud, 'ApiUrl');
  const pools = userPoolsOf(kernel);
  const events = kernel.service('events');
  if (tableName === undefined || pools === undefined || !isEventsService(events))
    throw new NotFirstsale('the template has no table, user pool or event bus');
  const tokens = new Map<string, { readonly token: string; readonly until: number }>();
  const issueToken = (person: Signatory, expiresInSeconds: number): Promise<string> => {
    const claims = {
      sub: person.id,
      'cognito:username': person.id,
      email: person.id,
      name: person.name,
      'cognito:groups': [...person.roles],
    };
    return pools.issueToken({ clientId, claims, expiresInSeconds });
  };
  const tokenOf = async (person: Signatory): Promise<string> => {
    const known = tokens.get(person.id);
    if (known !== undefined && known.until > kernel.now()) return known.token;
    const token = await issueToken(person, TOKEN_SECONDS);
    tokens.set(person.id, { token, until: kernel.now() + (TOKEN_SECONDS - 60) * 1000 });
    return token;
  };
  const userPoolId = output('UserPoolId');
  const admit = (people: readonly Signatory[]): void => {
    for (const { id, name, roles } of people) {
      // as an administrator makes one when the contract with a supplier begins
      for (const role of roles) if (role.startsWith('supplier-')) pools.addGroup(userPoolId, role, 'people of a supplier');
      pools.putUser(userPoolId, {
        username: id,
        // who is known by an address is written to at it
        attributes: { sub: id, email: id.includes('@') ? id : `${id}@colleagues.example`, name },
        groups: roles,
      });
    }
  };
  const memberClient = output('MerchantPoolClientId');
  const memberToken = (email: string, expiresInSeconds: number): Promise<string> =>
    pools.issueToken({ clientId: memberClient, claims: { sub: opaqueId(email), email, email_verified: true }, expiresInSeconds });
  return {
    cloud,
    admit,
    memberToken,
    issueToken,
    tokenOf,
    busName,
    tableName,
    onNews(listener) {
      events.onEvent((event) => {
        if (event.bus !== busName || event.source !== 'firstsale') return;
        const parsed: unknown = JSON.parse(event.json);
        const news = busNews(typeof parsed === 'object' && parsed !== null && 'detail' in parsed ? parsed.detail : undefined);
        if (news !== undefined) listener(news);
      });
    },
    post: async (person, path, body, key) => asked(api, await tokenOf(person), written(path, body, key)),
    visit: async (email, path, body, key) =>
      asked(apiBehind(cloud, 'MerchantApiUrl'), await memberToken(email, TOKEN_SECONDS), written(path, body, key)),
    look: async (email, address) => {
      const [path = '', query = ''] = address.split('?');
      const token = await memberToken(email, TOKEN_SECONDS);
      return asked(apiBehind(cloud, 'MerchantApiUrl'), token, { method: 'GET', path, query, headers: {} });
    },
    sendForm: formSender(cloud.gateway),
  };
}

type Api = ReturnType<typeof apiBehind>;

interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const written = (path: string, body: unknown, idempotencyKey: string): Request => ({
  method: 'POST',
  path,
  headers: {
    'content-type': 'application/json',
    'idempotency-key': createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 40),
  },
  body: JSON.stringify(body),
});

/** one request with a token; the answer's status and parsed body */
async function asked(api: Api, token: string, { headers, ...request }: Request) {
  const answer = await api.handle({ ...request, headers: { ...headers, authorization: `Bearer ${token}` } });
  const text = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
  return { status: answer.statusCode, body: text === '' ? undefined : JSON.parse(text) };
}
