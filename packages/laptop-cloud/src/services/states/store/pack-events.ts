import { type EventKind, type EventLog, kindOf } from '@firstsale/states-language/event-log';
import type { HistoryEvent } from '@firstsale/states-language/execution';
import type { Json } from '@firstsale/states-language/json';

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

// a long text put together piece by piece is a tree of strings that the garbage collector carries around: it goes into bytes early
const LONGEST_PIECE = 2_048;
const LARGEST_KEPT = 4 * 1_024 * 1_024;
let scratch: Buffer = Buffer.allocUnsafe(64 * 1_024);

/** Packs events while they happen: a list of them to be packed afterwards would outlive a turn of the garbage collector. */
export class PackedEvents implements EventLog {
  /** id of the first event, 0 for none */
  first = 0;
  readonly #kinds: EventKind[] = [];
  #piece = '';
  #bytes: Buffer | null = null;
  #length = 0;
  #recent: Json = null;
  #recentText = '';

  add(id: number, previous: number, at: number, kind: EventKind, values: readonly Json[]): void {
    let index = this.#kinds.indexOf(kind);
    if (index === -1) index = this.#kinds.push(kind) - 1;
    if (this.first === 0) this.#piece = head(at);
    this.#piece += `${this.first === 0 ? '[' : ',['}${index},${previous === 0 ? 0 : id - previous}`;
    for (let place = 0; place < values.length; place += 1) this.#piece += `,${this.textOf(values[place] ?? null)}`;
    this.#piece += ']';
    if (this.first === 0) this.first = id;
    if (this.#piece.length > LONGEST_PIECE) this.#write();
  }

  /** a value as JSON; most are the one of the event before, and JSON.stringify would write them again */
  textOf(value: Json): string {
    if (typeof value === 'number') return `${value}`;
    if (typeof value === 'string') return wordOf(value);
    if (value === null || typeof value === 'boolean') return `${value}`;
    if (value === this.#recent) return this.#recentText;
    this.#recentText = JSON.stringify(value);
    this.#recent = value;
    return this.#recentText;
  }

  /** the JSON text, in UTF-8 when it is long; to be used at once, for the bytes are the next one's */
  take(): string | Uint8Array {
    if (this.first === 0) this.#piece = head(0);
    this.#piece += `],"kinds":${JSON.stringify(this.#kinds.map(({ type, names }) => [type, ...names]))}}`;
    if (this.#bytes === null) return this.#piece;
    this.#write();
    const taken = this.#bytes.subarray(0, this.#length);
    if (this.#bytes.length <= LARGEST_KEPT) scratch = this.#bytes;
    return taken;
  }

  #write(): void {
    if (this.#bytes === null) {
      this.#bytes = scratch;
      scratch = Buffer.allocUnsafe(0);
    }
    const most = this.#length + this.#piece.length * 3;
    if (most > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(most * 2);
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    this.#length += this.#bytes.write(this.#piece, this.#length);
    this.#piece = '';
  }
}

const head = (at: number): string => `{"at":${at},"events":[`;

const words = new Map<string, string>();
const WORDS = 2_000;

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

export function packEvents(events: readonly HistoryEvent[]): PackedEvents {
  const packed = new PackedEvents();
  for (const { id, previous, at, type, details } of events)
    packed.add(id, previous, at, kindOf(type, details), Object.values(details ?? {}));
  return packed;
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
