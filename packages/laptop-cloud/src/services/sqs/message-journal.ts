import { z } from 'zod';
import type { Journal } from '../../contract.ts';
import type { Message, NewMessage } from './message.ts';
import type { MessageAttributes } from './message-md5.ts';

const insert = `INSERT INTO sqs_messages (queue, id, body, attributes, trace_header, sender, sent_at, visible_at, receives, first_received_at, source)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

interface Row {
  seq: number;
  queue: string;
  id: string;
  body: string;
  attributes: string | null;
  trace_header: string | null;
  sender: string;
  sent_at: number;
  visible_at: number;
  receives: number;
  first_received_at: number | null;
  source: string | null;
}

const Stored = z.record(z.string(), z.object({ t: z.string(), s: z.string().optional(), b: z.string().optional() }));

const pack = (attributes: MessageAttributes): string | null => {
  const names = Object.keys(attributes);
  if (names.length === 0) return null;
  const packed = Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    { t: DataType, s: StringValue, b: BinaryValue && Buffer.from(BinaryValue).toString('base64') },
  ]);
  return JSON.stringify(Object.fromEntries(packed));
};

const unpack = (text: string | null): MessageAttributes => {
  if (text === null) return {};
  const stored = Stored.parse(JSON.parse(text));
  return Object.fromEntries(
    Object.entries(stored).map(([name, { t, s, b }]) => [
      name,
      {
        DataType: t,
        ...(s !== undefined && { StringValue: s }),
        ...(b !== undefined && { BinaryValue: new Uint8Array(Buffer.from(b, 'base64')) }),
      },
    ]),
  );
};

/** Every message accepted is here until it is deleted; what is in memory can be rebuilt from it. */
export class MessageJournal {
  readonly #journal: Journal;

  constructor(journal: Journal) {
    this.#journal = journal;
    journal.exec(`CREATE TABLE IF NOT EXISTS sqs_messages (seq INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, id TEXT NOT NULL,
      body TEXT NOT NULL, attributes TEXT, trace_header TEXT, sender TEXT NOT NULL, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL,
      receives INTEGER NOT NULL, first_received_at INTEGER, source TEXT)`);
  }

  add(queue: string, message: NewMessage): number {
    const { lastInsertRowid } = this.#journal.run(
      insert,
      queue,
      message.id,
      message.body,
      pack(message.attributes),
      message.traceHeader ?? null,
      message.sender,
      message.sentAt,
      message.visibleAt,
      message.receives ?? 0,
      message.firstReceivedAt ?? null,
      message.deadLetterSource ?? null,
    );
    return Number(lastInsertRowid);
  }

  seen(message: Message): void {
    this.#journal.run(
      'UPDATE sqs_messages SET visible_at = ?, receives = ?, first_received_at = ? WHERE seq = ?',
      message.visibleAt,
      message.receives,
      message.firstReceivedAt ?? null,
      message.seq,
    );
  }

  remove(seq: number): void {
    this.#journal.run('DELETE FROM sqs_messages WHERE seq = ?', seq);
  }

  load(queue: string): Message[] {
    return this.#journal.all<Row>('SELECT * FROM sqs_messages WHERE queue = ? ORDER BY seq', queue).map((row) => ({
      seq: Number(row.seq),
      id: row.id,
      body: row.body,
      attributes: unpack(row.attributes),
      traceHeader: row.trace_header ?? undefined,
      sender: row.sender,
      sentAt: Number(row.sent_at),
      deadLetterSource: row.source ?? undefined,
      visibleAt: Number(row.visible_at),
      receives: Number(row.receives),
      firstReceivedAt: row.first_received_at === null ? undefined : Number(row.first_received_at),
      state: 'hidden',
    }));
  }
}
