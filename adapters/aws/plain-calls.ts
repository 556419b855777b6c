import { isDeepStrictEqual } from 'node:util';
import { type LaptopTransport, laptopTransport, textOf } from './laptop-transport.ts';

/** commands whose input and answer are what is on the wire, but for the members `needsSdk` sees */
const plain = new Set([
  'BatchGetItemCommand',
  'DeleteItemCommand',
  'GetItemCommand',
  'PutItemCommand',
  'QueryCommand',
  'TransactWriteItemsCommand',
  'UpdateItemCommand',
  'PutEventsCommand',
  'SendMessageBatchCommand',
  'SendTaskSuccessCommand',
]);
// in a text the quotes would be escaped; one look first: answers are long, and bytes are rare
const holdsBytes = (json: string): boolean => json.includes('"B') && (json.includes('"B":') || json.includes('"BS":'));
const needsSdk = (service: string, json: string): boolean => (service === 'events' ? json.includes('"Time":') : holdsBytes(json));

type Answer = Awaited<ReturnType<LaptopTransport>>;
interface Asked {
  readonly input: object;
}
interface Sent extends Asked {
  readonly request: unknown;
}
type Ask<Output> = (args: Asked) => Promise<{ readonly response: unknown; readonly output: Output }>;
type Send<Output> = (args: Sent) => Promise<{ readonly response: unknown; readonly output?: Output }>;
type Named = { readonly commandName?: string };
/** what is needed of a client of the SDK */
interface PlainClient<Output> {
  readonly middlewareStack: {
    add(
      middleware: (next: Ask<Output>, context: Named) => Ask<Output>,
      options: { readonly step: 'initialize'; readonly name: string; readonly priority: 'high' },
    ): void;
    addRelativeTo(
      middleware: (next: Send<Output>, context: Named) => Send<Output>,
      options: { readonly relation: 'after'; readonly toMiddleware: string; readonly name: string },
    ): void;
  };
}
interface Wire {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** the SDK's own first request of a command, and whether it was its input as JSON, but for the token it makes up itself */
const learn = (input: object, request: Wire): Wire | undefined => {
  const sent: unknown = JSON.parse(textOf(request.body));
  const given: unknown = JSON.parse(JSON.stringify(input));
  const { ClientRequestToken: _, ...rest } = Object(sent);
  return isDeepStrictEqual('ClientRequestToken' in input ? sent : rest, given) ? request : undefined;
};

/**
 * On a laptop cloud, spares the calls that are made a thousand times a second the SDK's way to a wire that is not there. The first call of
 * a command goes through the SDK as ever; where its request was its input as JSON, the next ones are sent as that. An answer that is an
 * error, or holds bytes, goes through the SDK, which makes of it what it makes of it in AWS.
 */
export const plainCalls = <Output>(service: string, client: PlainClient<Output>): void => {
  const transport = laptopTransport();
  if (transport === undefined) return;
  const learned = new Map<string, Wire>();
  /** answers that are there before the SDK asks */
  const answered = new WeakMap<object, Answer>();
  const ask = (next: Ask<Output>, { commandName = '' }: Named): Ask<Output> => {
    if (!plain.has(commandName)) return next;
    return async (args) => {
      const wire = learned.get(commandName);
      const body = wire === undefined ? '' : JSON.stringify(args.input);
      if (wire === undefined || needsSdk(service, body)) return next(args);
      const answer = await transport({ service, method: wire.method, path: wire.path, query: {}, headers: wire.headers, body });
      if (answer.statusCode >= 300 || needsSdk(service, answer.body)) {
        answered.set(args.input, answer);
        return next(args);
      }
      return { response: answer, output: { $metadata: { httpStatusCode: answer.statusCode }, ...JSON.parse(answer.body) } };
    };
  };
  const listen = (next: Send<Output>, { commandName = '' }: Named): Send<Output> => {
    if (!plain.has(commandName)) return next;
    return async (args) => {
      const answer = answered.get(args.input);
      if (answer !== undefined) {
        answered.delete(args.input);
        return { response: { ...answer, headers: { ...answer.headers }, body: new TextEncoder().encode(answer.body) } };
      }
      const wire = isWire(args.request) ? learn(args.input, args.request) : undefined;
      if (wire !== undefined) learned.set(commandName, wire);
      return next(args);
    };
  };
  client.middlewareStack.add(ask, { step: 'initialize', name: 'plainCall', priority: 'high' });
  client.middlewareStack.addRelativeTo(listen, {
    relation: 'after',
    toMiddleware: 'deserializerMiddleware',
    name: 'plainAnswer',
  });
};
const isWire = (request: unknown): request is Wire =>
  typeof request === 'object' && request !== null && 'method' in request && 'headers' in request && 'path' in request;
