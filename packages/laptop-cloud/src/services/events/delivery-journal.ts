import type { Instant, Journal } from '../../contract.ts';
import { type BusEvent, readEvent } from './bus-event.ts';

/** an event on its way to one target */
export interface Delivery {
  readonly seq: number;
  readonly eventSeq: number;
  readonly event: BusEvent;
  /** key of the rule, id of the target */
  readonly rule: string;
  readonly target: string;
  /** calls made */
  attempts: number;
  readonly acceptedAt: Instant;
  nextAt: Instant;
}

interface Row {
  readonly seq: number;
  readonly event: number;
  readonly rule: string;
  readonly target: string;
  readonly attempts: number;
  readonly accepted_at: number;
  readonly next_at: number;
  readonly bus: string;
  readonly json: string;
}

/** Accepted events and where they still have to go. Nothing here is undelivered by accident: rows go when a delivery ends. */
export class DeliveryJournal {
  readonly #journal: Journal;
  readonly #left = new Map<number, number>();

  constructor(journal: Journal) {
    this.#journal = journal;
    journal.exec('CREATE TABLE IF NOT EXISTS events_accepted (seq INTEGER PRIMARY KEY, bus TEXT NOT NULL, json TEXT NOT NULL)');
    journal.exec(`CREATE TABLE IF NOT EXISTS events_deliveries (seq INTEGER PRIMARY KEY, event INTEGER NOT NULL, rule TEXT NOT NULL,
      target TEXT NOT NULL, attempts INTEGER NOT NULL, accepted_at INTEGER NOT NULL, next_at INTEGER NOT NULL)`);
  }

  add(event: BusEvent, targets: readonly { readonly rule: string; readonly target: string }[], now: Instant): Delivery[] {
    const eventSeq = Number(
      this.#journal.run('INSERT INTO events_accepted (bus, json) VALUES (?, ?)', event.bus, event.json).lastInsertRowid,
    );
    this.#left.set(eventSeq, targets.length);
    return targets.map(({ rule, target }) => {
      const { lastInsertRowid } = this.#journal.run(
        'INSERT INTO events_deliveries (event, rule, target, attempts, accepted_at, next_at) VALUES (?, ?, ?, 0, ?, ?)',
        eventSeq,
        rule,
        target,
        now,
        now,
      );
      return { seq: Number(lastInsertRowid), eventSeq, event, rule, target, attempts: 0, acceptedAt: now, nextAt: now };
    });
  }

  postpone(delivery: Delivery): void {
    this.#journal.run(
      'UPDATE events_deliveries SET attempts = ?, next_at = ? WHERE seq = ?',
      delivery.attempts,
      delivery.nextAt,
      delivery.seq,
    );
  }

  end(delivery: Delivery): void {
    this.#journal.run('DELETE FROM events_deliveries WHERE seq = ?', delivery.seq);
    const left = (this.#left.get(delivery.eventSeq) ?? 1) - 1;
    if (left > 0) this.#left.set(delivery.eventSeq, left);
    else {
      this.#left.delete(delivery.eventSeq);
      this.#journal.run('DELETE FROM events_accepted WHERE seq = ?', delivery.eventSeq);
    }
  }

  load(): Delivery[] {
    const rows = this.#journal.all<Row & Record<string, string | number>>(
      `SELECT d.*, e.bus, e.json FROM events_deliveries d JOIN events_accepted e ON e.seq = d.event ORDER BY d.seq`,
    );
    const events = new Map<number, BusEvent>();
    return rows.map((row) => {
      const eventSeq = Number(row.event);
      const event = events.get(eventSeq) ?? readEvent(row.bus, row.json);
      events.set(eventSeq, event);
      this.#left.set(eventSeq, (this.#left.get(eventSeq) ?? 0) + 1);
      return {
        seq: Number(row.seq),
        eventSeq,
        event,
        rule: row.rule,
        target: row.target,
        attempts: Number(row.attempts),
        acceptedAt: Number(row.accepted_at),
        nextAt: Number(row.next_at),
      };
    });
  }
}
