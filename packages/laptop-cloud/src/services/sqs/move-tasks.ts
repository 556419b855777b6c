import { AwsError, type Kernel } from '../../contract.ts';
import { within } from '../../gateway/query-error-codes.ts';
import type { Message } from './message.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './sqs-queues.ts';

interface TaskRow {
  handle: string;
  source: string;
  destination: string | null;
  per_second: number | null;
  status: string;
  moved: number;
  total: number;
  started_at: number;
  failure: string | null;
}

/** DLQ redrive: moves messages back as new ones, at the pace asked for, and goes on after a crash. */
export class MoveTasks {
  readonly #kernel: Kernel;
  readonly #queues: Queues;

  constructor(kernel: Kernel, queues: Queues) {
    this.#kernel = kernel;
    this.#queues = queues;
    kernel.journal.exec(`CREATE TABLE IF NOT EXISTS sqs_moves (handle TEXT PRIMARY KEY, source TEXT NOT NULL, destination TEXT, per_second INTEGER,
      status TEXT NOT NULL, moved INTEGER NOT NULL, total INTEGER NOT NULL, started_at INTEGER NOT NULL, failure TEXT)`);
  }

  resume(): void {
    for (const row of this.#kernel.journal.all<TaskRow>(`SELECT * FROM sqs_moves WHERE status = 'RUNNING'`))
      this.#next(row.handle);
  }

  start(source: string, destination: string | undefined, perSecond: number | undefined): string {
    const from = this.#known(source);
    if (destination !== undefined) this.#known(destination);
    if (perSecond !== undefined) within(perSecond, 'MaxNumberOfMessagesPerSecond', 1, 500);
    if (!this.#queues.all().some((queue) => queue.settings.redrive?.deadLetterTargetArn === source))
      throw new AwsError('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
    if (this.#rows(source).some((row) => row.status === 'RUNNING'))
      throw new AwsError(
        'UnsupportedOperation',
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
      );
    const handle = Buffer.from(JSON.stringify({ taskId: this.#kernel.uuid(), sourceArn: source })).toString('base64');
    this.#kernel.journal.run(
      `INSERT INTO sqs_moves VALUES (?, ?, ?, ?, 'RUNNING', 0, ?, ?, NULL)`,
      handle,
      source,
      destination ?? null,
      perSecond ?? null,
      from.counts().visible,
      this.#kernel.now(),
    );
    this.#next(handle);
    return handle;
  }

  cancel(handle: string): number {
    const row = this.#row(handle);
    if (row?.status !== 'RUNNING') throw new AwsError('ResourceNotFoundException', 'Task does not exist.', 404);
    this.#kernel.journal.run(`UPDATE sqs_moves SET status = 'CANCELLED' WHERE handle = ?`, handle);
    return row.moved;
  }

  list(source: string, most: number) {
    this.#known(source);
    return this.#rows(source)
      .slice(0, within(most, 'MaxResults', 1, 10))
      .map((row) => ({
        ...(row.status === 'RUNNING' && { TaskHandle: row.handle }),
        Status: row.status,
        SourceArn: row.source,
        ...(row.destination !== null && { DestinationArn: row.destination }),
        ...(row.per_second !== null && { MaxNumberOfMessagesPerSecond: row.per_second }),
        ApproximateNumberOfMessagesMoved: row.moved,
        ApproximateNumberOfMessagesToMove: row.total,
        StartedTimestamp: row.started_at,
        ...(row.failure !== null && { FailureReason: row.failure }),
      }));
  }

  #next(handle: string): void {
    this.#kernel.spawn('sqs message move', () => this.#step(handle));
  }

  #step(handle: string): void {
    const row = this.#row(handle);
    if (row?.status !== 'RUNNING') return;
    const source = this.#queues.byArn(row.source);
    let moved = 0;
    const pace = row.per_second ?? 500;
    while (moved < pace && row.moved + moved < row.total) {
      const message = source.next();
      if (message === undefined) break;
      const target = this.#target(row, message);
      if (target === undefined) {
        this.#kernel.journal.run(
          `UPDATE sqs_moves SET status = 'FAILED', failure = 'CouldNotDetermineMessageSource' WHERE handle = ?`,
          handle,
        );
        source.hide(message, 0);
        return;
      }
      source.remove(message);
      const now = this.#kernel.now();
      target.add({
        id: this.#kernel.uuid(),
        body: message.body,
        attributes: message.attributes,
        sender: message.sender,
        sentAt: now,
        visibleAt: now,
      });
      moved += 1;
    }
    const done = moved < pace || row.moved + moved >= row.total;
    this.#kernel.journal.run(
      'UPDATE sqs_moves SET moved = ?, status = ? WHERE handle = ?',
      row.moved + moved,
      done ? 'COMPLETED' : 'RUNNING',
      handle,
    );
    if (!done) this.#kernel.at(this.#kernel.now() + 1000, 'sqs message move goes on', () => this.#step(handle));
  }

  #target(row: TaskRow, message: Message): Queue | undefined {
    const arn = row.destination ?? message.deadLetterSource;
    return arn !== undefined && this.#queues.has(arn) ? this.#queues.byArn(arn) : undefined;
  }

  #known(arn: string): Queue {
    if (!this.#queues.has(arn))
      throw new AwsError(
        'ResourceNotFoundException',
        "The resource that you specified for the SourceArn parameter doesn't exist.",
        404,
      );
    return this.#queues.byArn(arn);
  }

  #row(handle: string): TaskRow | undefined {
    return this.#kernel.journal.get<TaskRow>('SELECT * FROM sqs_moves WHERE handle = ?', handle);
  }

  #rows(source: string): TaskRow[] {
    return this.#kernel.journal.all<TaskRow>('SELECT * FROM sqs_moves WHERE source = ? ORDER BY rowid DESC', source);
  }
}
