import { advance, newExecution, type Signal } from '@firstsale/states-language/advance';
import type { ExecutionState, Invocation } from '@firstsale/states-language/execution';
import { type Json, toJson } from '@firstsale/states-language/json';
import { parseResource } from '@firstsale/states-language/resource';
import { readToken } from '@firstsale/states-language/token';
import type { Agenda } from '../agenda.ts';
import type { PlaybookPlan } from '../blueprint/blueprint.ts';
import { Unplayable } from '../blueprint/template.ts';
import type { Meter } from '../meter.ts';
import { seedOf } from './seed-of.ts';

/** one execution of a state machine */
interface Run {
  readonly state: ExecutionState;
  readonly plan: PlaybookPlan;
  wakeAt: number | null;
  asleep: () => void;
}

/** a function called by a machine. Throws what the function throws */
export type CallStep = (functionName: string, payload: Json) => Promise<unknown>;

const place = 'arn:aws:states:eu-central-1:123456789012';

/** Step Functions as far as one merchant sees it: runs by name, calls in units of their own, tokens */
export class Runs {
  readonly #agenda: Agenda;
  readonly #meter: Meter;
  readonly #playbooks: ReadonlyMap<string, PlaybookPlan>;
  readonly #call: CallStep;
  readonly #seed: number;
  readonly #known = new Set<string>();
  readonly #running = new Map<string, Run>();

  constructor(parts: {
    agenda: Agenda;
    meter: Meter;
    playbooks: ReadonlyMap<string, PlaybookPlan>;
    call: CallStep;
    seed: number;
  }) {
    this.#agenda = parts.agenda;
    this.#meter = parts.meter;
    this.#playbooks = parts.playbooks;
    this.#call = parts.call;
    this.#seed = parts.seed;
  }

  /** false when a run of that name exists or existed. Throws Unplayable for a playbook the template does not have */
  start(playbook: string, name: string, input: Json): boolean {
    const plan = this.#playbooks.get(playbook);
    if (plan === undefined) throw new Unplayable(`the template has no state machine of the playbook ${playbook}`);
    const arn = `${place}:execution:${plan.machineName}:${name}`;
    if (this.#known.has(arn)) return false;
    this.#known.add(arn);
    const startedAt = this.#agenda.now;
    this.#agenda.spawn(() => {
      const state = newExecution(plan.machine, {
        arn,
        name,
        machineArn: `${place}:stateMachine:${plan.machineName}`,
        machineName: plan.machineName,
        roleArn: 'arn:aws:iam::123456789012:role/playbook',
        input,
        startedAt,
        seed: seedOf(this.#seed, arn),
      });
      const run: Run = { state, plan, wakeAt: null, asleep: () => undefined };
      this.#running.set(arn, run);
      this.#take(run, { kind: 'start' });
    });
    return true;
  }

  /** answers a run by its token; false when nothing waits there any more */
  answer(token: string, output: Json): boolean {
    const target = readToken(token);
    const run = target && this.#running.get(target.executionArn);
    if (run === undefined || target === undefined) return false;
    const { address, serial } = target;
    return this.#take(run, { kind: 'answer', address, serial, answer: { kind: 'succeeded', output }, token });
  }

  #take(run: Run, signal: Signal): boolean {
    const { run: turn, accepted, wakeAt } = advance(run.state, run.plan.machine, signal, this.#agenda.now);
    if (!accepted) return false;
    this.#meter.counts.stateTransitions += turn.transitions;
    if (run.state.ending !== null) this.#running.delete(run.state.arn);
    this.#arm(run, run.state.ending === null ? wakeAt : null);
    for (const invocation of turn.invocations) this.#agenda.spawn(() => this.#invoke(run, invocation));
    return true;
  }

  #arm(run: Run, wakeAt: number | null): void {
    if (run.wakeAt === wakeAt) return;
    run.asleep();
    run.wakeAt = wakeAt;
    if (wakeAt === null) return;
    run.asleep = this.#agenda.at(wakeAt, () => {
      run.wakeAt = null;
      this.#take(run, { kind: 'tick' });
    });
  }

  async #invoke(run: Run, { address, serial, resource, arguments: given }: Invocation): Promise<void> {
    const called = parseResource(resource);
    if (called?.kind !== 'integration' || called.service !== 'lambda' || called.action !== 'invoke')
      throw new Unplayable(`a machine calls ${resource}: the engine plays lambda:invoke only`);
    const answer = await this.#outcome(given);
    if (answer.kind === 'succeeded' && called.pattern === 'token')
      this.#take(run, { kind: 'submitted', address, serial, output: answer.output, child: null });
    else this.#take(run, { kind: 'answer', address, serial, answer });
  }

  /** as Step Functions shows what Lambda answered: the thrown error's name is the state's error */
  async #outcome(given: Json) {
    const { FunctionName: name = null, Payload: payload = null } = isFields(given) ? given : {};
    try {
      const result = toJson(await this.#call(String(name), payload));
      return { kind: 'succeeded' as const, output: { ExecutedVersion: '1', Payload: result, StatusCode: 200 } };
    } catch (error) {
      const [errorType, errorMessage] = error instanceof Error ? [error.name, error.message] : ['Error', String(error)];
      return { kind: 'failed' as const, error: errorType, cause: JSON.stringify({ errorType, errorMessage, trace: [] }) };
    }
  }
}

const isFields = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
