import type { AccessQuestion, CallContext, Service } from '@firstsale/laptop-cloud/contract';
import type { ServiceList } from '@firstsale/laptop-cloud/wiring';
import * as z from 'zod';
import { functionNamed } from '../../lib/function-groups.ts';
import { handlers } from '../../lib/functions.ts';
import type { Grant } from '../../lib/grants.ts';
import { tablePlaceOf } from '../../lib/table-places.ts';

/** what each handler of a function was seen to ask for: `action`, the index where it is one of the table's, the part of the table where it writes */
export type Seen = ReadonlyMap<string, ReadonlySet<string>>;

const invoked = z.object({ FunctionName: z.string(), Payload: z.union([z.string(), z.instanceof(Uint8Array)]) });
const named = z.looseObject({ step: z.string().optional(), routeKey: z.string().optional() });

const handlerIn = (payload: string | Uint8Array): string | undefined => {
  const { step, routeKey } = named.parse(JSON.parse(typeof payload === 'string' ? payload : new TextDecoder().decode(payload)));
  return step ?? Object.keys(handlers).find((handler) => handlers[handler]?.route === routeKey && routeKey !== undefined);
};

const writes = new Set(['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem']);
/** `REJECTED#*` of the key `REJECTED#2026-01-01`: as lib/table-places.ts writes it */
const partOf = (key: string): string => key.replace(/#.*$/, '#*');

/** `dynamodb:Query` of the table and of each index are asked for apart, and so is what is written, by the partition key */
export const askedFor = ({ action, resource, context }: AccessQuestion): readonly string[] => {
  const index = /\/index\/(\w+)$/.exec(resource)?.[1];
  if (index !== undefined) return [`${action} of ${index}`];
  const keys = context?.['dynamodb:LeadingKeys'];
  if (!writes.has(action) || keys === undefined) return [action];
  return (typeof keys === 'string' ? [keys] : keys).map((key) => `${action} of ${partOf(key)}`);
};

/**
 * Looks on while functions call the services of a laptop cloud that does one thing at a time: a role belongs to a function, so IAM cannot
 * tell its handlers apart; whoever called the function can.
 */
export const watchHandlers = (all: ServiceList): { readonly services: ServiceList; readonly seen: Seen } => {
  const seen = new Map<string, Set<string>>();
  let running: string | undefined;
  const begin = async (input: never, go: () => unknown): Promise<unknown> => {
    const call = invoked.safeParse(input);
    const before = running;
    running = call.success ? handlerIn(call.data.Payload) : undefined;
    try {
      return await go();
    } finally {
      running = before;
    }
  };
  const actionsOf = (service: Service): Service['actions'] =>
    Object.fromEntries(
      Object.entries(service.actions).map(([name, act]) => [
        name,
        (input: never, context: CallContext) => {
          if (service.name === 'lambda' && name === 'Invoke') return begin(input, () => act(input, context));
          if (context.principal.kind === 'role' && running !== undefined) {
            const calls = seen.get(running) ?? new Set();
            seen.set(running, calls);
            for (const asked of service.authorize(name, input).flatMap(askedFor)) calls.add(asked);
          }
          return act(input, context);
        },
      ]),
    );
  // a service is more to its neighbours than its actions: all else goes to the service itself
  const watched = (service: Service): Service => {
    const actions = actionsOf(service);
    return new Proxy(service, {
      get: (target, key) => {
        const value: unknown = key === 'actions' ? actions : Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
  return { seen, services: (wiring) => all(wiring).map(watched) };
};

/** the table's indexes by the places lib/functions.ts knows them by */
const indexes: Readonly<Record<string, string>> = {
  'due-index': 'due',
  'lists-index': 'gsi1',
  'mine-index': 'gsi2',
  'changes-index': 'changes',
};

/** any of these calls bears a need out */
interface Need {
  readonly asked: readonly string[];
  readonly kept: string | undefined;
}

const needsOf = ({ actions, on, kept }: Grant): readonly Need[] =>
  actions.map((action) => {
    const parts = indexes[on] === undefined ? tablePlaceOf(on)?.keys : [indexes[on]];
    return { asked: parts?.map((part) => `${action} of ${part}`) ?? [action], kept };
  });

/** a policy is read once and kept for all handlers of a function: whichever comes first asks for it */
const keptForAll = 'dynamodb:GetItem';

/** what lib/functions.ts says of a handler and its calls do not bear out: a need it does not have, or a call that only others of its function need */
export const needProblems = (seen: Seen): readonly string[] => {
  const hasAsked = (name: string, call: string): boolean => {
    const together = call === keptForAll ? functionNamed(handlers[name]?.in ?? '').handlers : [name];
    return together.some((one) => seen.get(one)?.has(call) === true);
  };
  return Object.entries(handlers)
    .filter(([, { area }]) => area === 'steps' || area === 'api' || area === 'merchant')
    .flatMap(([name, { grants }]) => {
      const calls = seen.get(name) ?? new Set<string>();
      const needs = grants.flatMap(needsOf);
      return [
        ...needs
          .filter(({ asked, kept }) => kept === undefined && !asked.some((one) => hasAsked(name, one)))
          .map(
            ({ asked }) =>
              `${name} never needed ${asked.join(' or ')}: take it away in lib/functions.ts, or write down why it is kept`,
          ),
        ...[...calls]
          .filter((call) => !needs.some(({ asked }) => asked.includes(call)))
          .map((call) => `${name} asked for ${call}, which its function has for another handler: enter it in lib/functions.ts`),
      ];
    });
};
