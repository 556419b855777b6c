import type { HistoryEvent } from '../../../asl/execution/frames.ts';
import type { Json } from '../../../asl/json.ts';

/**
 * The events of one step as text: their kinds once, then per event its kind, how far back its previous event is, and the values.
 * A step is one instant and ids follow each other, so this is a third of the plain JSON, and as much less to write.
 */
interface Packed {
  readonly at: number;
  readonly events: readonly (readonly Json[])[];
  /** type and names of the details */
  readonly kinds: readonly (readonly string[])[];
}

interface Kind {
  readonly index: number;
  readonly names: readonly string[];
}

// written by hand: most values are the ones of the event before, and JSON.stringify would write them again
export function packEvents(events: readonly HistoryEvent[]): string {
  const kinds: (readonly string[])[] = [];
  const known = new Map<string, Kind[]>();
  let text = `{"at":${events[0]?.at ?? 0},"events":[`;
  let separator = '';
  for (const event of events) {
    const { index, names } = kindOf(event, kinds, known);
    text += `${separator}[${index},${event.previous === 0 ? 0 : event.id - event.previous}`;
    separator = ',';
    if (event.details !== null) for (const name of names) text += `,${textOf(event.details[name] ?? null)}`;
    text += ']';
  }
  recent.value = null;
  return `${text}],"kinds":${JSON.stringify(kinds)}}`;
}

const recent: { value: Json; text: string } = { value: null, text: '' };
const words = new Map<string, string>();
const WORDS = 2_000;

function textOf(value: Json): string {
  if (typeof value === 'number') return `${value}`;
  if (typeof value === 'string') return wordOf(value);
  if (value === null || typeof value === 'boolean') return `${value}`;
  if (value === recent.value) return recent.text;
  recent.text = JSON.stringify(value);
  recent.value = value;
  return recent.text;
}

// state names come again and again
function wordOf(value: string): string {
  if (value.length > 80) return JSON.stringify(value);
  let text = words.get(value);
  if (text === undefined) {
    text = JSON.stringify(value);
    if (words.size >= WORDS) words.clear();
    words.set(value, text);
  }
  return text;
}

function kindOf(event: HistoryEvent, kinds: (readonly string[])[], known: Map<string, Kind[]>): Kind {
  const sameType = known.get(event.type);
  if (sameType !== undefined) for (const kind of sameType) if (fits(kind.names, event.details)) return kind;
  const names = event.details === null ? [] : Object.keys(event.details);
  const kind = { index: kinds.length, names };
  kinds.push([event.type, ...names]);
  if (sameType === undefined) known.set(event.type, [kind]);
  else sameType.push(kind);
  return kind;
}

function fits(names: readonly string[], details: HistoryEvent['details']): boolean {
  let at = 0;
  for (const name in details) {
    if (names[at] !== name) return false;
    at += 1;
  }
  return at === names.length;
}

export function unpackEvents(text: string, first: number): HistoryEvent[] {
  const packed: Packed = JSON.parse(text);
  return packed.events.map((row, offset) => {
    const [index = 0, back = 0, ...values] = row;
    const [type = '', ...names] = packed.kinds[Number(index)] ?? [];
    const id = first + offset;
    const details = names.length === 0 ? null : Object.fromEntries(names.map((name, at) => [name, values[at] ?? null]));
    return { id, previous: back === 0 ? 0 : id - Number(back), at: packed.at, type, details };
  });
}
