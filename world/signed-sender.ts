import { connectorNamed } from '../connectors/registry.ts';
import { signMessage } from '../connectors/sign-message.ts';
import type { Laptop } from './laptop.ts';
import type { OutsideEvent } from './outside-events.ts';
import { apiBehind } from './pages-of.ts';

/** a message was not taken; the outside world of a demo has nobody to tell, so the run stops */
export class MessageRefused extends Error {
  override readonly name = 'MessageRefused';
}

/** events a message holds at most: far below the bytes a message may have */
const EVENTS_A_MESSAGE = 50;

/**
 * Sends events as the sign-up flow, the providers and the ledger do: in signed messages to the address of the generic connector.
 * Call it within a unit of work.
 * @param sourceOf whose system an event comes from
 */
export const signedSender = ({ cloud }: Pick<Laptop, 'cloud'>, sourceOf: (event: OutsideEvent) => string) => {
  const api = apiBehind(cloud, 'ApiUrl');
  const generic = connectorNamed('generic');
  if (generic?.incoming === undefined) throw new MessageRefused('there is no generic connector to send to');
  const { incoming, id, laptopSecret } = generic;
  const envelopeOf = (event: OutsideEvent) => ({
    ...{ specversion: '1.0', id: event.id, type: event.type, source: sourceOf(event) },
    ...{ time: new Date(event.at).toISOString(), subject: event.subject, data: event.data },
  });
  return async (events: readonly OutsideEvent[]): Promise<void> => {
    for (let from = 0; from < events.length; from += EVENTS_A_MESSAGE) {
      const envelopes = events.slice(from, from + EVENTS_A_MESSAGE).map(envelopeOf);
      const body = new TextEncoder().encode(JSON.stringify(envelopes.length === 1 ? envelopes[0] : envelopes));
      const headers = signMessage(incoming.proof, body, [laptopSecret], cloud.kernel.now());
      const answer = await api.handle({
        ...{ method: 'POST', path: `/hooks/${id}`, body },
        headers: { 'content-type': 'application/json', ...headers },
      });
      if (answer.statusCode !== 202)
        throw new MessageRefused(`/hooks/${id} answered ${answer.statusCode}: ${String(answer.body)}`);
    }
  };
};
