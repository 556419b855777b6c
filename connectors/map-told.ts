import { parseEvent } from '../domain/events.ts';
import { json } from '../domain/json.ts';
import type { OutgoingEvent } from '../domain/ports.ts';

/** the fact that what we sent is there now, under the name the system gave it. Throws Error when the mapping makes none */
export const mapTold = async (connector: string, mark: string, told: unknown): Promise<readonly OutgoingEvent[]> => {
  const envelope = { ...Object(told), specversion: '1.0', id: `${connector}-sent-${mark}`, source: connector };
  const parsed = parseEvent(envelope);
  if (!parsed.ok) throw new Error(`${connector}: what it is told by is no event: ${parsed.rejection.field}`);
  return [{ source: connector, type: parsed.event.type, detail: json.parse(envelope) }];
};
