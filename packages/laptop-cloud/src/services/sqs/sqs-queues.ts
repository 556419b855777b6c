import { z } from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import { invalid, noSuchQueue } from '../../gateway/query-error-codes.ts';
import { MessageJournal } from './message-journal.ts';
import { Queue } from './queue.ts';
import { checkAttributes } from './queue-settings.ts';

const Attributes = z.record(z.string(), z.string());

/** Every queue of this laptop, by name, URL or ARN. */
export class Queues {
  readonly #kernel: Kernel;
  readonly #messages: MessageJournal;
  readonly #queues = new Map<string, Queue>();
  readonly #urlBase: () => string;
  readonly #observers = new Map<string, (() => void)[]>();

  constructor(kernel: Kernel, urlBase: () => string) {
    this.#kernel = kernel;
    this.#urlBase = urlBase;
    this.#messages = new MessageJournal(kernel.journal);
    kernel.journal.exec(
      'CREATE TABLE IF NOT EXISTS sqs_queues (name TEXT PRIMARY KEY, attributes TEXT NOT NULL, created_at INTEGER NOT NULL)',
    );
    for (const row of kernel.journal.all<{ name: string; attributes: string; created_at: number }>('SELECT * FROM sqs_queues'))
      this.#open(row.name, Attributes.parse(JSON.parse(row.attributes)), Number(row.created_at));
  }

  /** AWS's CreateQueue: the same name with the same attributes answers the queue that is there. */
  create(name: string, attributes: Readonly<Record<string, string>>): Queue {
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(name)) {
      if (name.endsWith('.fifo')) throw invalid(`${name}: FIFO queues are not supported on the laptop; use a standard queue.`);
      throw invalid('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
    }
    checkAttributes(attributes);
    const there = this.#queues.get(name);
    for (const [key, value] of Object.entries(there ? attributes : {}))
      if (there?.attributes[key] !== value)
        throw new AwsError(
          'QueueNameExists',
          `A queue already exists with the same name and a different value for attribute ${key}`,
        );
    if (there) return there;
    const now = this.#kernel.now();
    this.#kernel.journal.run(
      'INSERT INTO sqs_queues (name, attributes, created_at) VALUES (?, ?, ?)',
      name,
      JSON.stringify(attributes),
      now,
    );
    return this.#open(name, attributes, now);
  }

  /** change the attributes named; an empty string takes one away */
  configure(queue: Queue, changes: Readonly<Record<string, string>>): void {
    checkAttributes(changes);
    const merged = Object.fromEntries(Object.entries({ ...queue.attributes, ...changes }).filter(([, value]) => value !== ''));
    queue.configure(merged);
    queue.modifiedAt = this.#kernel.now();
    this.#kernel.journal.run('UPDATE sqs_queues SET attributes = ? WHERE name = ?', JSON.stringify(merged), queue.name);
  }

  delete(queue: Queue): void {
    queue.purge();
    queue.close();
    this.#queues.delete(queue.name);
    this.#kernel.journal.run('DELETE FROM sqs_queues WHERE name = ?', queue.name);
  }

  byName(name: string): Queue {
    const queue = this.#queues.get(name);
    if (!queue) throw noSuchQueue();
    return queue;
  }

  find(name: string): Queue | undefined {
    return this.#queues.get(name);
  }

  /** be told after a message came to a queue of that name or was hidden, whenever the queue is made; only look then */
  observe(name: string, listener: () => void): void {
    this.#observersOf(name).push(listener);
  }

  /** only the last part of a URL counts, so a URL kept from a run on another port still works */
  byUrl(url: string): Queue {
    return this.byName(url.slice(url.lastIndexOf('/') + 1));
  }

  byArn(arn: string): Queue {
    return this.byName(arn.slice(arn.lastIndexOf(':') + 1));
  }

  has(arn: string): boolean {
    return this.#queues.has(arn.slice(arn.lastIndexOf(':') + 1));
  }

  all(): Queue[] {
    return [...this.#queues.values()];
  }

  urlOf(name: string): string {
    return `${this.#urlBase()}/${this.#kernel.account}/${name}`;
  }

  #observersOf(name: string): (() => void)[] {
    const known = this.#observers.get(name) ?? [];
    this.#observers.set(name, known);
    return known;
  }

  #open(name: string, attributes: Readonly<Record<string, string>>, createdAt: number): Queue {
    const queue = new Queue(this.#kernel, this.#messages, name, attributes, createdAt, this.#observersOf(name));
    this.#queues.set(name, queue);
    return queue;
  }
}
