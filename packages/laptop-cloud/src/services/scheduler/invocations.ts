import { AwsError, type Instant, type Kernel, type Principal } from '../../contract.ts';
import { isoSeconds } from '../events/bus-event.ts';
import { sendToDeadLetter } from '../events/dead-letter.ts';
import { classify } from '../events/event-failure.ts';
import { afterFailure } from '../events/retry.ts';
import type { Schedule, ScheduleTarget } from './schedule-definitions.ts';
import { callScheduleTarget } from './target.ts';

/** one run of a schedule on its way to the target */
interface Invocation {
  readonly seq: number;
  readonly arn: string;
  /** as the schedule was when it ran: later changes and deletions do not reach it */
  readonly target: ScheduleTarget;
  readonly scheduledAt: Instant;
  readonly firedAt: Instant;
  readonly executionId: string;
  /** calls made */
  attempts: number;
  nextAt: Instant;
}

interface Row {
  readonly seq: number;
  readonly arn: string;
  readonly target: string;
  readonly scheduled_at: number;
  readonly fired_at: number;
  readonly execution_id: string;
  readonly attempts: number;
  readonly next_at: number;
}

/** what a target gets when the schedule has no input of its own */
function defaultInput(kernel: Kernel, { arn, scheduledAt, executionId }: Invocation): string {
  return JSON.stringify({
    version: '0',
    id: executionId,
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: kernel.account,
    time: isoSeconds(scheduledAt),
    region: kernel.region,
    resources: [arn],
    detail: '{}',
  });
}

/** Calls targets, with retries over virtual time and a dead-letter queue. Every invocation is in the journal until it ends. */
export class Invocations {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.journal.exec(`CREATE TABLE IF NOT EXISTS scheduler_invocations (seq INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL, target TEXT NOT NULL,
      scheduled_at INTEGER NOT NULL, fired_at INTEGER NOT NULL, execution_id TEXT NOT NULL, attempts INTEGER NOT NULL, next_at INTEGER NOT NULL)`);
  }

  /** synchronous: the caller moves the schedule on in the same block */
  add(arn: string, schedule: Schedule, scheduledAt: Instant): void {
    const firedAt = this.#kernel.now();
    const executionId = this.#kernel.uuid().replaceAll('-', '').slice(0, 16);
    const { lastInsertRowid } = this.#kernel.journal.run(
      'INSERT INTO scheduler_invocations (arn, target, scheduled_at, fired_at, execution_id, attempts, next_at) VALUES (?, ?, ?, ?, ?, 0, ?)',
      arn,
      JSON.stringify(schedule.target),
      scheduledAt,
      firedAt,
      executionId,
      firedAt,
    );
    const invocation = {
      seq: Number(lastInsertRowid),
      arn,
      target: schedule.target,
      scheduledAt,
      firedAt,
      executionId,
      attempts: 0,
      nextAt: firedAt,
    };
    this.#kernel.spawn(`scheduler:invoke ${arn}`, () => this.#attempt(invocation));
  }

  recover(parseTarget: (json: unknown) => ScheduleTarget): void {
    const rows = this.#kernel.journal.all<Row & Record<string, string | number>>(
      'SELECT * FROM scheduler_invocations ORDER BY seq',
    );
    for (const row of rows) {
      this.#schedule({
        seq: Number(row.seq),
        arn: row.arn,
        target: parseTarget(JSON.parse(row.target)),
        scheduledAt: Number(row.scheduled_at),
        firedAt: Number(row.fired_at),
        executionId: row.execution_id,
        attempts: Number(row.attempts),
        nextAt: Number(row.next_at),
      });
    }
  }

  #schedule(invocation: Invocation): void {
    this.#kernel.at(invocation.nextAt, `scheduler:invoke ${invocation.arn}`, () => this.#attempt(invocation));
  }

  async #attempt(invocation: Invocation): Promise<void> {
    const { target, executionId } = invocation;
    invocation.attempts += 1;
    const input = this.#inputOf(invocation);
    const principal: Principal = { kind: 'role', roleArn: target.RoleArn, sessionName: executionId };
    this.#kernel.usage.add('scheduler:invocations', 1);
    try {
      await callScheduleTarget(this.#kernel, target, { input, principal, executionId });
      this.#end(invocation);
    } catch (error) {
      await this.#failed(invocation, input, principal, error);
    }
  }

  #inputOf(invocation: Invocation): string {
    const { target, arn, scheduledAt, executionId, attempts } = invocation;
    return (target.Input ?? defaultInput(this.#kernel, invocation))
      .replaceAll('<aws.scheduler.schedule-arn>', arn)
      .replaceAll('<aws.scheduler.scheduled-time>', isoSeconds(scheduledAt))
      .replaceAll('<aws.scheduler.execution-id>', executionId)
      .replaceAll('<aws.scheduler.attempt-number>', String(attempts));
  }

  async #failed(invocation: Invocation, input: string, principal: Principal, error: unknown): Promise<void> {
    const { target, attempts, firedAt: since, arn } = invocation;
    const failure = classify(error);
    const then = afterFailure(failure, target.RetryPolicy, {
      attempts,
      since,
      now: this.#kernel.now(),
      random: () => this.#kernel.random(),
    });
    if (then.kind === 'retry') {
      invocation.nextAt = then.at;
      this.#kernel.journal.run(
        'UPDATE scheduler_invocations SET attempts = ?, next_at = ? WHERE seq = ?',
        attempts,
        then.at,
        invocation.seq,
      );
      this.#schedule(invocation);
      return;
    }
    const code = error instanceof AwsError ? error.code : failure.code;
    const queue = target.DeadLetterConfig?.Arn;
    this.#kernel.log(queue === undefined ? 'scheduler.invocation.dropped' : 'scheduler.invocation.dead-lettered', {
      arn,
      code,
      reason: failure.message,
    });
    if (queue !== undefined) {
      await sendToDeadLetter(this.#kernel, principal, queue, input, {
        SCHEDULE_ARN: arn,
        TARGET_ARN: target.Arn,
        ERROR_CODE: code,
        ERROR_MESSAGE: failure.message,
        EXECUTION_ID: invocation.executionId,
        EXHAUSTED_RETRY_CONDITION: then.exhausted,
        IS_PAYLOAD_TRUNCATED: 'false',
        RETRY_ATTEMPTS: String(attempts - 1),
        SCHEDULED_TIME: isoSeconds(invocation.scheduledAt),
      });
    }
    this.#end(invocation);
  }

  #end(invocation: Invocation): void {
    this.#kernel.journal.run('DELETE FROM scheduler_invocations WHERE seq = ?', invocation.seq);
  }
}
