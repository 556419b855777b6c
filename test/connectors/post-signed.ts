import type { Connector } from '../../connectors/connector.ts';
import { signMessage } from '../../connectors/sign-message.ts';
import type { Firstsale } from '../playbooks/firstsale.ts';

/** sends a message as its system would, signed now; a minute passes. Resolves to the status of the answer */
export const postSigned = async (
  app: Firstsale,
  { id, incoming, laptopSecret }: Connector,
  message: unknown,
  secret = laptopSecret,
): Promise<number> => {
  if (incoming === undefined) throw new Error(`${id} takes nothing in`);
  const body = new TextEncoder().encode(JSON.stringify(message));
  const headers = { 'content-type': 'application/json', ...signMessage(incoming.proof, body, [secret], app.kernel.now()) };
  const answer = await app.kernel.request(`/hooks/${id}`, () =>
    app.api.handle({ method: 'POST', path: `/hooks/${id}`, headers, body }),
  );
  await app.hours(1 / 60);
  return answer.statusCode;
};
