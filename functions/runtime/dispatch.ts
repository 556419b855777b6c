import type { Log } from '../../application/log.ts';
import { logOf } from './logger.ts';

/** what Lambda hands over beside the event, as far as we look at it */
export interface Invocation {
  /** milliseconds until Lambda ends the function */
  getRemainingTimeInMillis(): number;
}
export type Handler = (event: unknown, invocation: Invocation) => Promise<unknown>;

/** what an index.ts of a handler's folder exports: the handler with everything it needs, made once, when its function starts */
export type Entry = (log: Log) => Handler;

/** what loads an entry with all that it imports: a function of sixty routes starts with the one that is asked for */
export type Load = () => Promise<Entry>;

/** stands in front of a handler, and may answer in its place */
export type Guard = (handler: Handler, log: Log) => Handler;

/** the event names none of the handlers of this function: what calls it and what was built disagree */
export class HandlerNotFound extends Error {
  override readonly name = 'HandlerNotFound';
}

/** milliseconds before its end in which a function still says which of its handlers took too long */
const lastWords = 250;

/**
 * A handler that tells in its log when its time runs out: Lambda ends the function without a word of which handler it was in.
 */
const inTime =
  (log: Log, handler: Handler): Handler =>
  async (event, invocation) => {
    const left = invocation.getRemainingTimeInMillis();
    const timer = setTimeout(() => log.error('handler.out-of-time', { afterMs: left - lastWords }), left - lastWords);
    try {
      return await handler(event, invocation);
    } finally {
      clearTimeout(timer);
    }
  };

/** a handler under its own name in its log lines, loaded when it is called first */
const named = (name: string, load: Load, guard: Guard = (handler) => handler): Handler => {
  const log = logOf(name);
  let loading: Promise<Handler> | undefined;
  return inTime(log, async (event, invocation) => {
    loading ??= load().then((entry) => guard(entry(log), log));
    return (await loading)(event, invocation);
  });
};

const textIn = (event: unknown, key: string): string | undefined => {
  const value: unknown = Object(event)[key];
  return typeof value === 'string' ? value : undefined;
};

/** hands each event to the handler it names under `key`. Throws HandlerNotFound, naming those there are */
const dispatchBy = (key: string, handlers: ReadonlyMap<string, Handler>): Handler => {
  return async (event, invocation) => {
    const wanted = textIn(event, key);
    const handler = wanted === undefined ? undefined : handlers.get(wanted);
    if (handler !== undefined) return handler(event, invocation);
    const known = [...handlers.keys()].join(', ');
    throw new HandlerNotFound(`${key} is ${wanted ?? 'missing'}, but this function has ${known}. Deploy both from one commit`);
  };
};

const withoutName =
  (handler: Handler): Handler =>
  (event, invocation) => {
    const { step: _, ...input } = Object(event);
    return handler(input, invocation);
  };

/** steps of playbooks by name; the state machine names one in its payload as `step`, which the step itself never sees */
export const dispatchSteps = (steps: Readonly<Record<string, Load>>): Handler => {
  const unnamed = Object.entries(steps).map(([name, load]) => [name, withoutName(named(name, load))] as const);
  return dispatchBy('step', new Map(unnamed));
};

/** routes of the API: `[name, entry]` by route key, such as `GET /merchants/{merchantId}` */
export const dispatchRoutes = (routes: Readonly<Record<string, readonly [name: string, load: Load]>>, guard?: Guard): Handler =>
  dispatchBy('routeKey', new Map(Object.entries(routes).map(([key, [name, load]]) => [key, named(name, load, guard)])));

/** a function of one handler: what calls it names nothing */
export const alone = (name: string, entry: Entry): Handler => {
  const log = logOf(name);
  return inTime(log, entry(log));
};
