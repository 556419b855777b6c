import * as z from 'zod';
import type { Connector } from '../../../connectors/connector.ts';
import { evaluate } from '../../../connectors/evaluate.ts';
import { signedIn } from '../../../connectors/signed-in.ts';
import {
  type CallOutside,
  type ConnectorSecrets,
  OutsideFailed,
  type QueuedMessage,
} from '../../../domain/connector/connector-ports.ts';

export interface ReadNeeds {
  readonly secrets: Pick<ConnectorSecrets, 'access'>;
  readonly callOutside: CallOutside;
}

const path = z.string().startsWith('/');
const text = z.string().min(1);

/** `body` has what was read as its `there`; the id is another one as soon as that has changed */
export type ReadThere =
  | { readonly kind: 'read'; readonly body: object; readonly deliveryId: string }
  /** there is nothing of that name: the hint came from somebody else */
  | { readonly kind: 'nothing' }
  /** the system does not answer, or nobody has set up how it is called */
  | { readonly kind: 'later' };

/** what a hint is about, as its system answers for it now */
export const readThere = async (
  { secrets, callOutside }: ReadNeeds,
  { id, incoming, signIn }: Connector,
  body: unknown,
): Promise<ReadThere> => {
  const { paths, deliveryId } = incoming?.reads ?? { paths: {}, deliveryId: '' };
  const access = await secrets.access(id);
  if (access === undefined) return { kind: 'later' };
  const there: Record<string, unknown> = {};
  try {
    const calledAs = await signedIn(callOutside, signIn, access);
    for (const [name, expression] of Object.entries(paths)) {
      const wanted = await evaluate(expression, { body, there });
      if (wanted !== undefined) there[name] = await callOutside(calledAs, { method: 'GET', path: path.parse(wanted) });
    }
  } catch (error) {
    if (!(error instanceof OutsideFailed)) throw error;
    return error.reason === '404' ? { kind: 'nothing' } : { kind: 'later' };
  }
  const named = text.parse(await evaluate(deliveryId, { body, there }));
  return { kind: 'read', body: { ...Object(body), there }, deliveryId: named };
};

const MINUTE = 60_000;

/** a message whose system does not answer is tried again after as long as it is old: a minute at least, six hours at most */
export const readAgainAt = ({ receivedAt }: Pick<QueuedMessage, 'receivedAt'>, now: string): string => {
  const age = Date.parse(now) - Date.parse(receivedAt);
  return new Date(Date.parse(now) + Math.min(360 * MINUTE, Math.max(MINUTE, age))).toISOString();
};
