import { AwsError, type Kernel } from '../../contract.ts';
import { alarmMessage, type Transition } from './alarm-message.ts';
import type { AlarmStore, PendingAction } from './alarm-store.ts';

/** Tells the topics of an alarm: in CloudWatch's name, so that the policy of each topic decides. What is decided on survives kill -9. */
export class AlarmActions {
  readonly #kernel: Kernel;
  readonly #store: AlarmStore;

  constructor(kernel: Kernel, store: AlarmStore) {
    this.#kernel = kernel;
    this.#store = store;
  }

  take(transition: Transition, enabled: boolean): void {
    const { name, actions } = transition.definition;
    if (!enabled || actions[transition.to].length === 0) return;
    const message = JSON.stringify(alarmMessage(transition, this.#kernel));
    for (const action of actions[transition.to]) {
      const id = this.#store.expect(name, action, message);
      this.#spawn({ id, alarm: name, action, message });
    }
  }

  /** after a restart: what was not told yet */
  resume(): void {
    for (const pending of this.#store.pending()) this.#spawn(pending);
  }

  #spawn(pending: PendingAction): void {
    this.#kernel.spawn(`alarm action ${pending.alarm}`, () => this.#publish(pending));
  }

  async #publish({ id, alarm, action, message }: PendingAction): Promise<void> {
    const { region, account } = this.#kernel;
    const sourceArn = `arn:aws:cloudwatch:${region}:${account}:alarm:${alarm}`;
    const published: object = JSON.parse(message);
    let failure: string | undefined;
    try {
      await this.#kernel.call({
        service: 'sns',
        action: 'Publish',
        input: { TopicArn: action, ...published },
        principal: { kind: 'service', service: 'cloudwatch.amazonaws.com', sourceArn },
      });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      failure = error.message;
    }
    // CloudWatch does not try again: who was not told is seen in the history only, and on a laptop in the log
    this.#store.note({
      alarm,
      at: this.#kernel.now(),
      type: 'Action',
      summary:
        failure === undefined
          ? `Successfully executed action ${action}`
          : `Failed to execute action ${action}. Received error: "${failure}"`,
      data: JSON.stringify({ actionState: failure === undefined ? 'Succeeded' : 'Failed', notificationResource: action }),
    });
    this.#store.done(id);
    if (failure !== undefined) this.#kernel.log('cloudwatch.action.failed', { alarm, action, error: failure });
  }
}
