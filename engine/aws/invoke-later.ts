import type { Delivery } from '../../application/delivery.ts';
import type { Agenda } from '../agenda.ts';
import type { FunctionPlan } from '../blueprint/blueprint.ts';
import type { Meter } from '../meter.ts';

/** what AWS waits before it tries an invocation nobody waits for the second and the third time, ms */
const again: readonly number[] = [60_000, 120_000];

/** an event that no function took in, after all of its tries: it is in the dead letters */
export interface Lost {
  readonly function: string;
  readonly error: string;
  /** ISO 8601 UTC */
  readonly at: string;
}

/** Lambda's asynchronous invocations: each in a unit of its own, tried again as the template says */
export const invokeLaterWith =
  (
    agenda: Agenda,
    meter: Meter,
    consumerOf: (name: string) => (delivery: Delivery) => Promise<void>,
    lost: (one: Lost) => void,
  ) =>
  (plan: FunctionPlan, delivery: Delivery): void => {
    const consume = consumerOf(plan.name);
    const accepted = agenda.now;
    let tries = 0;
    const attempt = async (): Promise<void> => {
      try {
        await meter.invocation(plan, () => consume(delivery));
      } catch (error) {
        tries += 1;
        const wait = again[tries - 1] ?? again.at(-1) ?? 0;
        if (tries <= plan.retries && agenda.now + wait - accepted <= plan.maxAgeMs) agenda.at(agenda.now + wait, attempt);
        else
          lost({
            function: plan.name,
            error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
            at: agenda.iso,
          });
      }
    };
    agenda.spawn(attempt);
  };
