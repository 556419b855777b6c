import * as z from 'zod';
import type { Check, Connector, Incoming } from '../../../connectors/connector.ts';
import { evaluate } from '../../../connectors/evaluate.ts';
import { connectorNamed } from '../../../connectors/registry.ts';
import { signMessage } from '../../../connectors/sign-message.ts';
import { signedIn } from '../../../connectors/signed-in.ts';
import { testMessage, testMessageText } from '../../../connectors/test-message.ts';
import { type CallOutside, type ConnectorSecrets, OutsideFailed } from '../../../domain/connector/connector-ports.ts';
import type { Clock } from '../../../domain/ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'connections.test',
  params: z.object({
    connector: z.string().refine((id) => connectorNamed(id) !== undefined, { error: 'Name a connector of GET /connections' }),
  }),
  query: none,
  body: none,
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs {
  readonly connectors: readonly Connector[];
  readonly secrets: ConnectorSecrets;
  readonly callOutside: CallOutside;
  /** address of the console */
  readonly console: string;
  readonly clock: Clock;
}
type Answer = z.infer<typeof answer>;

const request = z.object({
  method: z.enum(['GET', 'POST']).default('GET'),
  path: z.string().startsWith('/'),
  body: z.unknown().optional(),
});
const text = z.string().min(1).max(200);

/** one call and no second try: a person waits for the answer */
const callOut = async (
  needs: Needs,
  { id, signIn }: Pick<Connector, 'id' | 'signIn'>,
  check: Check,
  now: string,
): Promise<Answer['outward']> => {
  const access = await needs.secrets.access(id);
  if (access === undefined) return { kind: 'not-set-up' };
  const scope = { settings: access.settings, console: needs.console, now };
  const wish = request.safeParse(await evaluate(check.request, scope));
  if (!wish.success) return { kind: 'not-set-up' };
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const calledAs = await signedIn(needs.callOutside, signIn, access);
    const told = await needs.callOutside(calledAs, { ...wish.data, ...(check.answersText && { answers: 'text' }) });
    const ms = took();
    const known = text.safeParse(await evaluate(check.known, { ...scope, answer: told }));
    return known.success ? { kind: 'known', as: known.data, ms } : { kind: 'stranger', ms };
  } catch (error) {
    if (!(error instanceof OutsideFailed)) throw error;
    return { kind: 'failed', reason: error.reason, ms: took() };
  }
};

const signed = async ({ secrets }: Needs, id: string, { proof }: Incoming, now: string): Promise<Answer['inward']> => {
  const [secret] = await secrets.of(id);
  if (secret === undefined) return { kind: 'not-set-up' };
  const headers = { 'content-type': 'application/json', ...signMessage(proof, testMessage, [secret], Date.parse(now)) };
  return { kind: 'signed', path: `/hooks/${id}`, headers, body: testMessageText };
};

/**
 * Asks an outside system whether it lets us in, and signs a message for our own door. Whoever asked sends it there, because only a
 * message from outside shows that the gateway lets it through. Throws ServiceUnavailable.
 */
export const handle =
  (needs: Needs) =>
  async ({ params: { connector: id } }: CallOf<typeof wanted>): Promise<Answer> => {
    const connector = needs.connectors.find((one) => one.id === id);
    const { incoming, check } = connector ?? {};
    const at = needs.clock.now();
    return {
      at,
      ...(connector !== undefined && check !== undefined && { outward: await callOut(needs, connector, check, at) }),
      ...(incoming !== undefined && { inward: await signed(needs, id, incoming, at) }),
    };
  };
