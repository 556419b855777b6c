import { z } from 'zod';
import type { Instant, Kernel } from '../../contract.ts';

export const MailContent = z.object({
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  replyTo: z.array(z.string()),
  subject: z.string(),
  /** beside those that SES writes itself */
  headers: z.record(z.string(), z.string()).default({}),
  text: z.string().optional(),
  html: z.string().optional(),
  /** the whole message, where it was sent raw */
  raw: z.string().optional(),
  template: z.string().optional(),
  configurationSet: z.string().optional(),
  tags: z.record(z.string(), z.string()),
  /** the role that sent it */
  caller: z.string(),
});
export type MailContent = z.infer<typeof MailContent>;

export interface Mail extends MailContent {
  readonly messageId: string;
  readonly sentAt: Instant;
  readonly deliveredAt: Instant | undefined;
}

interface Row {
  message_id: string;
  sent_at: number;
  delivered_at: number | null;
  content: string;
}

const toMail = (row: Row): Mail => ({
  ...MailContent.parse(JSON.parse(row.content)),
  messageId: row.message_id,
  sentAt: Number(row.sent_at),
  deliveredAt: row.delivered_at === null ? undefined : Number(row.delivered_at),
});

/** what a mail can come to that counts against the sender */
export type Outcome = 'bounced' | 'complained';

/** mails a rate is taken over */
const REPRESENTATIVE = 10_000;

/** Every mail SES accepted, newest first; it goes nowhere else. */
export class Mailbox {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.journal.exec(`CREATE TABLE IF NOT EXISTS ses_mail (id INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL UNIQUE, sent_at INTEGER NOT NULL,
      delivered_at INTEGER, content TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS ses_recipients (address TEXT NOT NULL, mail INTEGER NOT NULL, PRIMARY KEY (address, mail)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS ses_outcomes (mail INTEGER NOT NULL, outcome TEXT NOT NULL, PRIMARY KEY (mail, outcome)) WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS ses_undelivered ON ses_mail (id) WHERE delivered_at IS NULL`);
  }

  add(messageId: string, content: MailContent): void {
    const { journal } = this.#kernel;
    const { lastInsertRowid } = journal.run(
      'INSERT INTO ses_mail (message_id, sent_at, content) VALUES (?, ?, ?)',
      messageId,
      this.#kernel.now(),
      JSON.stringify(content),
    );
    for (const address of new Set([...content.to, ...content.cc, ...content.bcc].map(addressOf)))
      journal.run('INSERT INTO ses_recipients VALUES (?, ?)', address, lastInsertRowid);
  }

  delivered(messageId: string): void {
    this.#kernel.journal.run('UPDATE ses_mail SET delivered_at = ? WHERE message_id = ?', this.#kernel.now(), messageId);
  }

  /** counts against the sender, once for a mail */
  turnedOut(messageId: string, outcome: Outcome): void {
    this.#kernel.journal.run(
      'INSERT OR IGNORE INTO ses_outcomes SELECT id, ? FROM ses_mail WHERE message_id = ?',
      outcome,
      messageId,
    );
  }

  /** the share of the latest mails that came to this, 0 to 1; undefined before the first mail */
  rate(outcome: Outcome): number | undefined {
    const { journal } = this.#kernel;
    // ids have no gaps: no mail is ever taken out
    const last = Number(journal.get<{ last: number | null }>('SELECT max(id) AS last FROM ses_mail')?.last ?? 0);
    if (last === 0) return undefined;
    const row = journal.get<{ n: number }>(
      'SELECT count(*) AS n FROM ses_outcomes WHERE mail > ? AND outcome = ?',
      last - REPRESENTATIVE,
      outcome,
    );
    return Number(row?.n ?? 0) / Math.min(last, REPRESENTATIVE);
  }

  undelivered(): Mail[] {
    return this.#kernel.journal
      .all<Row & Record<string, never>>('SELECT * FROM ses_mail WHERE delivered_at IS NULL ORDER BY id')
      .map(toMail);
  }

  find(messageId: string): Mail | undefined {
    const row = this.#kernel.journal.get<Row & Record<string, never>>('SELECT * FROM ses_mail WHERE message_id = ?', messageId);
    return row && toMail(row);
  }

  /** newest first; `to`: only what that address got */
  read({ limit = 50, to }: { limit?: number; to?: string } = {}): Mail[] {
    const { journal } = this.#kernel;
    const rows =
      to === undefined
        ? journal.all<Row & Record<string, never>>('SELECT * FROM ses_mail ORDER BY id DESC LIMIT ?', limit)
        : journal.all<Row & Record<string, never>>(
            'SELECT ses_mail.* FROM ses_recipients JOIN ses_mail ON ses_mail.id = mail WHERE address = ? ORDER BY mail DESC LIMIT ?',
            addressOf(to),
            limit,
          );
    return rows.map(toMail);
  }
}

/** the bare address of `Name <address>`, in lower case */
export const addressOf = (mailbox: string): string => (/<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox).trim().toLowerCase();
