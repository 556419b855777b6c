import type { Instant, Kernel } from '../../contract.ts';
import type { Protocol } from './sns-topics.ts';

/** what one subscriber was sent */
export interface Delivery {
  readonly messageId: string;
  readonly sentAt: Instant;
  readonly topicArn: string;
  readonly protocol: Protocol;
  /** an address, or the URL that would have been called */
  readonly endpoint: string;
  readonly subject: string;
  /** the text of an e-mail, the body of a call */
  readonly body: string;
}

interface Row {
  message_id: string;
  sent_at: number;
  topic: string;
  protocol: string;
  endpoint: string;
  subject: string;
  body: string;
}

const PROTOCOLS: readonly Protocol[] = ['email', 'email-json', 'https'];

/** Everything topics sent to their subscribers. It stays here: nobody wants a laptop to write to people or to page them. */
export class Outgoing {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.journal.exec(`CREATE TABLE IF NOT EXISTS sns_deliveries (id INTEGER PRIMARY KEY, message_id TEXT NOT NULL, sent_at INTEGER NOT NULL,
      topic TEXT NOT NULL, protocol TEXT NOT NULL, endpoint TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL)`);
  }

  add(delivery: Omit<Delivery, 'sentAt'>): void {
    this.#kernel.journal.run(
      'INSERT INTO sns_deliveries (message_id, sent_at, topic, protocol, endpoint, subject, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
      delivery.messageId,
      this.#kernel.now(),
      delivery.topicArn,
      delivery.protocol,
      delivery.endpoint,
      delivery.subject,
      delivery.body,
    );
  }

  /** newest first; `endpoint`: only what went there */
  read({ limit = 50, endpoint }: { limit?: number; endpoint?: string } = {}): Delivery[] {
    return this.#kernel.journal
      .all<Row & Record<string, string | number>>(
        'SELECT * FROM sns_deliveries WHERE ?1 IS NULL OR endpoint = ?1 ORDER BY id DESC LIMIT ?2',
        endpoint ?? null,
        limit,
      )
      .map((row) => ({
        messageId: row.message_id,
        sentAt: Number(row.sent_at),
        topicArn: row.topic,
        protocol: PROTOCOLS.find((protocol) => protocol === row.protocol) ?? 'email',
        endpoint: row.endpoint,
        subject: row.subject,
        body: row.body,
      }));
  }
}
