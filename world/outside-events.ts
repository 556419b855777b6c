import type { Kernel } from '@firstsale/laptop-cloud/contract';

/** an event of the outside world in Firstsale's envelope; `id` is the idempotency key */
export interface OutsideEvent {
  readonly id: string;
  readonly type: string;
  /** the merchant's external reference */
  readonly subject: string;
  /** epoch ms of the occurrence */
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** the bus refused an event; the outside world of a back-test has nobody to tell, so the run stops */
export class BusRefused extends Error {
  override readonly name = 'BusRefused';
}

/** PutEvents takes ten entries a call */
const ENTRIES_A_CALL = 10;

/** a bus, and under which source each event goes there */
export interface OutsidePlace {
  readonly busName: string;
  readonly sourceOf: (event: OutsideEvent) => string;
}

/** puts events on the application's bus as the sign-up flow, the providers and the ledger would */
export async function sendEvents(kernel: Kernel, place: OutsidePlace, events: readonly OutsideEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += ENTRIES_A_CALL) {
    const Entries = events.slice(from, from + ENTRIES_A_CALL).map((event) => ({
      EventBusName: place.busName,
      Source: place.sourceOf(event),
      DetailType: event.type,
      Time: event.at / 1000,
      Detail: JSON.stringify({
        specversion: '1.0',
        id: event.id,
        type: event.type,
        source: place.sourceOf(event),
        time: new Date(event.at).toISOString(),
        subject: event.subject,
        data: event.data,
      }),
    }));
    const answer = await kernel.call({ service: 'events', action: 'PutEvents', input: { Entries }, principal: { kind: 'root' } });
    const failed = failedEntries(answer);
    if (failed !== undefined) throw new BusRefused(`the bus ${place.busName} refused an event: ${failed}`);
  }
}

function failedEntries(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('FailedEntryCount' in answer) || answer.FailedEntryCount === 0)
    return undefined;
  return JSON.stringify('Entries' in answer ? answer.Entries : answer);
}
