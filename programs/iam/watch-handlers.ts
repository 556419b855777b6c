import type { CallContext, Service } from '@firstsale/laptop-cloud/contract';
import type { ServiceList } from '@firstsale/laptop-cloud/wiring';
import * as z from 'zod';
import { functionNamed } from '../../lib/function-groups.ts';
import { handlers } from '../../lib/functions.ts';
import { routes } from '../../lib/routes.ts';

/** what each handler of a function was seen to ask for: `action`, and the index where it is one of the table's */
export type Seen = ReadonlyMap<string, ReadonlySet<string>>;

const invoked = z.object({ FunctionName: z.string(), Payload: z.union([z.string(), z.instanceof(Uint8Array)]) });
const named = z.looseObject({ step: z.string().optional(), routeKey: z.string().optional() });

const handlerIn = (payload: string | Uint8Array): string | undefined => {
  const { step, routeKey } = named.parse(JSON.parse(typeof payload === 'string' ? payload : new TextDecoder().decode(payload)));
  return step ?? Object.keys(routes).find((handler) => routes[handler] === routeKey);
};

/** `dynamodb:Query` of the table and of each index are asked for apart */
export const askedFor = (action: string, resource: string): string => {
  const index = /\/index\/(\w+)$/.exec(resource)?.[1];
  return index === undefined ? action : `${action} of ${index}`;
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
            for (const { action, resource } of service.authorize(name, input)) calls.add(askedFor(action, resource));
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

/** a policy is read once and kept for all handlers of a function: whichever comes first asks for it */
const keptForAll = 'dynamodb:GetItem';

/** what lib/functions.ts says of a handler and its calls do not bear out: a need it does not have, or a call that only others of its function need */
export const needProblems = (seen: Seen): readonly string[] => {
  const hasAsked = (name: string, call: string): boolean => {
    const together = call === keptForAll ? functionNamed(handlers[name]?.in ?? '').handlers : [name];
    return together.some((one) => seen.get(one)?.has(call) === true);
  };
  return Object.entries(handlers)
    .filter(([, { area }]) => area === 'steps' || area === 'api')
    .flatMap(([name, { grants }]) => {
      const calls = seen.get(name) ?? new Set<string>();
      const needs = grants.flatMap(({ actions, on, kept }) =>
        actions.map((action) => ({ asked: indexes[on] === undefined ? action : `${action} of ${indexes[on]}`, kept })),
      );
      return [
        ...needs
          .filter(({ asked, kept }) => kept === undefined && !hasAsked(name, asked))
          .map(({ asked }) => `${name} never needed ${asked}: take it away in lib/functions.ts, or write down why it is kept`),
        ...[...calls]
          .filter((call) => !needs.some(({ asked }) => asked === call))
          .map((call) => `${name} asked for ${call}, which its function has for another handler: enter it in lib/functions.ts`),
      ];
    });
};
