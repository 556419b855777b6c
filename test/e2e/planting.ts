import { merchantRouteHandlers } from '../../lib/merchant-routes.ts';
import { routes } from '../../lib/routes.ts';
import { merchantApi } from '../merchant-page/merchant-api.ts';
import type { Firstsale, Name } from '../playbooks/firstsale.ts';
import type { Journey } from '../playbooks/journey.ts';
import type { Door } from './field-doors.ts';

/** every text that is planted holds one of these, in small letters */
export const marks = ['zplanted', '1961-07-13', '987655555', '912349999'] as const;
/** what is kept of a card, of an account and of a buyer: too short to be told from a hash but in the table */
export const shortMarks = ['7351', 'zpl4', 'z*** b***'] as const;
/** numbers in full, which nothing may ever keep */
export const sealedMarks = ['BR1800360305000010009795493C1', 'GB33BUKB20201555555555', '4111111111117351'] as const;
const isMarked = (text: string): boolean =>
  [...marks, ...shortMarks, ...sealedMarks].some((mark) => text.toLowerCase().includes(mark.toLowerCase()));

function* textsOf(value: unknown, path = ''): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value)) for (const one of value) yield* textsOf(one, path);
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) yield* textsOf(part, path === '' ? key : `${path}.${key}`);
}
const escaped = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
const named = (list: Readonly<Record<string, string>>) =>
  Object.entries(list)
    .filter(([, route]) => route.startsWith('POST '))
    .map(([name, route]) => ({ name, path: escaped(route.slice('POST '.length)) }));
const consoleRoutes = named(routes);
const pageRoutes = named(Object.fromEntries(Object.entries(merchantRouteHandlers).map(([name, { route }]) => [name, route])));

/** goes through the doors of one merchant, and knows which field of which door was given a mark */
export const planting = (app: Firstsale, shop: Journey, owner: string, filled: Set<string>) => {
  const page = merchantApi(app);
  const note = (door: string, body: unknown): void => {
    for (const [path, text] of textsOf(body)) if (isMarked(text)) filled.add(`${door} ${path}`);
  };
  const seen = async (by: Name = 'leo') => (await app.request(by, 'GET', `/merchants/${shop.id}`)).body;
  const done = (what: string, answer: { readonly status: number; readonly body: any }): any => {
    if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  /** a colleague writes about what they have just seen; throws where it is refused */
  const act = async (by: Name, path: string, body: object): Promise<any> => {
    const { merchant, tasks, requirements, ladders, cases, accountChanges } = await seen(by);
    const [kind, id] = path.split('/').map(decodeURIComponent);
    const of = { tasks, requirements, cases, 'account-changes': accountChanges }[kind ?? '']?.find((one: any) => one.id === id);
    const ladder =
      ['nudges', 'snooze'].includes(kind ?? '') && ladders.find(({ stage }: any) => stage === merchant.lifecycleStage);
    const { version } = of ?? (ladder || merchant);
    const full = `/merchants/${shop.id}/${path}`;
    const route = consoleRoutes.find((one) => one.path.test(full));
    const answer = done(`${by} ${path}`, await app.request(by, 'POST', full, { version, ...body }));
    note(route?.name ?? path, body);
    return answer;
  };
  /** somebody of the merchant writes on its page; throws where it is refused */
  const my = async (path: string, body: object, as = owner): Promise<any> => {
    const full = `/my/${shop.id}/${path}`;
    const route = pageRoutes.find((one) => one.path.test(full));
    const { version } = (await seen()).merchant;
    const answer = done(`${as} ${path}`, await page.as(as, 'POST', full, { version, ...body }));
    note(route?.name ?? path, body);
    return answer;
  };
  const send = async (type: string, data: object): Promise<void> => {
    await shop.send(type, { ...data });
    note(type, data);
  };
  return { app, shop, page, seen, act, my, send, note, owner };
};
export type Planting = ReturnType<typeof planting>;

/** fields that nothing was planted in, as `door field` */
export const unplanted = (all: readonly Door[], filled: ReadonlySet<string>): readonly string[] =>
  all.flatMap(({ name, fields }) => fields.map((field) => `${name} ${field}`)).filter((one) => !filled.has(one));
