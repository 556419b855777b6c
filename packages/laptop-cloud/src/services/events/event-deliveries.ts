import type { Instant, Kernel, Principal } from '../../contract.ts';
import type { BusEvent } from './bus-event.ts';
import { sendToDeadLetter } from './dead-letter.ts';
import { type Delivery, DeliveryJournal } from './delivery-journal.ts';
import { classify, type DeliveryFailure } from './event-failure.ts';
import { ruleKey } from './event-names.ts';
import { afterFailure } from './retry.ts';
import type { Rules, RuntimeRule, RuntimeTarget } from './rules.ts';

/** not now: the target takes no more until then. It costs no attempt */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  readonly until: Instant;
  constructor(until: Instant) {
    super(`not before ${new Date(until).toISOString()}`);
    this.until = until;
  }
}

/** one attempt to hand an event to a target */
export interface Attempt {
  readonly event: BusEvent;
  readonly rule: RuntimeRule;
  readonly target: RuntimeTarget;
  readonly principal: Principal;
  readonly input: string;
  /** the same for every attempt of a delivery, also after kill -9 */
  readonly deliveryId: string;
}

export type Invoke = (attempt: Attempt) => Promise<void>;

/** who calls a target: the role it names, else EventBridge itself on behalf of the rule */
const principalOf = (rule: RuntimeRule, roleArn: string | undefined): Principal =>
  roleArn === undefined
    ? { kind: 'service', service: 'events.amazonaws.com', sourceArn: rule.arn }
    : { kind: 'role', roleArn, sessionName: `EventBridge-${rule.definition.name}`.slice(0, 64) };

/** Takes accepted events to their targets: at least once, with retries over virtual time, then to the dead-letter queue. */
export class Deliveries {
  readonly #kernel: Kernel;
  readonly #rules: Rules;
  readonly #invoke: Invoke;
  readonly #journal: DeliveryJournal;

  constructor(kernel: Kernel, rules: Rules, invoke: Invoke) {
    this.#kernel = kernel;
    this.#rules = rules;
    this.#invoke = invoke;
    this.#journal = new DeliveryJournal(kernel.journal);
  }

  /** synchronous: once it returns, every delivery is in the journal */
  accept(event: BusEvent, matched: readonly RuntimeRule[]): void {
    const targets = matched.flatMap((rule) =>
      rule.targets.map((target) => ({ rule: ruleKey(rule.definition.bus, rule.definition.name), target: target.definition.Id })),
    );
    if (targets.length === 0) return;
    for (const delivery of this.#journal.add(event.light(), targets, this.#kernel.now())) {
      this.#kernel.spawn(`events:deliver ${delivery.rule}`, () => this.#attempt(delivery));
    }
  }

  /** takes up every delivery the journal knows, after a start */
  recover(): void {
    for (const delivery of this.#journal.load()) this.#schedule(delivery);
  }

  #schedule(delivery: Delivery): void {
    this.#kernel.at(delivery.nextAt, `events:deliver ${delivery.rule}`, () => this.#attempt(delivery));
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const rule = this.#rules.find(delivery.rule);
    const target = rule?.targets.find(({ definition }) => definition.Id === delivery.target);
    if (!rule || !target) {
      this.#kernel.log('events.delivery.dropped', {
        rule: delivery.rule,
        target: delivery.target,
        reason: 'the target was removed',
      });
      this.#journal.end(delivery);
      return;
    }
    try {
      const facts = { arn: rule.arn, name: rule.definition.name, ingestedAt: delivery.acceptedAt };
      await this.#invoke({
        event: delivery.event,
        rule,
        target,
        principal: principalOf(rule, target.definition.RoleArn),
        input: target.inputFor(delivery.event, facts),
        deliveryId: `${delivery.event.id}_${delivery.seq}`,
      });
      this.#kernel.usage.add('events:invocations', 1);
      this.#journal.end(delivery);
    } catch (error) {
      if (error instanceof NotYet) this.#retry(delivery, error.until);
      else await this.#failed(delivery, rule, target, classify(error));
    }
  }

  #retry(delivery: Delivery, at: Instant): void {
    delivery.nextAt = at;
    this.#journal.postpone(delivery);
    this.#schedule(delivery);
  }

  async #failed(delivery: Delivery, rule: RuntimeRule, target: RuntimeTarget, failure: DeliveryFailure): Promise<void> {
    delivery.attempts += 1;
    const { attempts, acceptedAt: since } = delivery;
    const then = afterFailure(failure, target.definition.RetryPolicy, {
      attempts,
      since,
      now: this.#kernel.now(),
      random: () => this.#kernel.random(),
    });
    if (then.kind === 'retry') {
      this.#retry(delivery, then.at);
      return;
    }
    this.#kernel.usage.add('events:failed-invocations', 1);
    const queue = target.definition.DeadLetterConfig?.Arn;
    const facts = { rule: rule.arn, target: target.definition.Arn, code: failure.code, reason: failure.message };
    if (queue === undefined) this.#kernel.log('events.delivery.dropped', facts);
    else {
      await sendToDeadLetter(this.#kernel, principalOf(rule, undefined), queue, delivery.event.json, {
        RULE_ARN: rule.arn,
        TARGET_ARN: target.definition.Arn,
        ERROR_CODE: failure.code,
        ERROR_MESSAGE: failure.message,
        EXHAUSTED_RETRY_CONDITION: then.exhausted,
        RETRY_ATTEMPTS: String(attempts - 1),
      });
      this.#kernel.log('events.delivery.dead-lettered', facts);
    }
    this.#journal.end(delivery);
  }
}
