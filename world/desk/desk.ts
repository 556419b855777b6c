import * as z from 'zod';
import { addBusinessHours } from '../../domain/calendar/add-business-hours.ts';
import { informationCatalogue } from '../../domain/policy/information-catalogue.ts';
import type { PolicyDocument } from '../../domain/policy/policy-schema.ts';
import { ofTheMerchant } from '../../domain/policy/task-schema.ts';
import type { Agenda, Plan } from '../agenda.ts';
import { chance, fromQuantiles, pick } from '../chance.ts';
import type { DeskSettings } from './desk-settings.ts';

type Person = DeskSettings['people'][number];

/**
 * The console's API as one person of the desk uses it; an answer of 409 is `conflict` (somebody was faster, or it is too late), one of 403
 * `not_allowed`
 */
export interface DeskApi {
  post(
    person: Person,
    path: string,
    body: Readonly<Record<string, unknown>>,
    idempotencyKey: string,
  ): Promise<'done' | 'conflict' | 'not_allowed'>;
}

/** an event of the application that concerns the desk */
export interface TaskEvent {
  readonly type: string;
  readonly merchantId: string;
  readonly at: number;
  readonly data: unknown;
}

const planned = z.object({ merchantId: z.string(), taskId: z.string(), queue: z.string(), person: z.string() });
const taskData = z.looseObject({ taskId: z.string(), queue: z.string(), calendar: z.string().optional() });
/** all a desk acts on */
const acts = new Set(['task.opened.v1', 'task.claimed.v1', 'task.approved-once.v1']);
const approvedOnce = z.looseObject({ by: z.string() });

/** a task's id names it within its merchant only: two merchants may have a task of one id */
export const taskName = (merchantId: string, taskId: string): string => `${merchantId} ${taskId}`;

/** the version of a task nobody else touched: opened, claimed, approved once */
const versionSeen: Readonly<Record<string, number>> = { 'desk claims': 1, 'desk decides': 2, 'desk approves second': 3 };

/** the reason of every decision in a replay or back-test; colleagues of a demo have words of their own */
const simulated = 'Simulated decision.';

/**
 * A seeded model of the people who decide tasks. Each draw depends on the seed, the merchant and the task only. A person claims within
 * business hours of the queue's calendar, handles it, decides through the same API as the console; the second of four eyes is somebody else.
 */
export class Desk {
  readonly #settings: DeskSettings;
  readonly #policy: PolicyDocument;
  readonly #agenda: Pick<Agenda, 'add'>;
  readonly #api: DeskApi;
  readonly #seed: number;
  constructor(parts: {
    settings: DeskSettings;
    policy: PolicyDocument;
    agenda: Pick<Agenda, 'add'>;
    api: DeskApi;
    seed: number;
  }) {
    this.#settings = parts.settings;
    this.#policy = parts.policy;
    this.#agenda = parts.agenda;
    this.#api = parts.api;
    this.#seed = parts.seed;
  }

  /** plans what a task event makes somebody do; every plan is made once, however often the event comes */
  notice(event: TaskEvent): void {
    if (!acts.has(event.type)) return;
    const task = taskData.safeParse(event.data);
    if (!task.success) return;
    const { taskId, queue, calendar } = task.data;
    const name = taskName(event.merchantId, taskId);
    const draw = (...label: readonly string[]): number => chance(this.#seed, 'desk', name, ...label);
    const plan = (kind: string, person: Person, at: number): void =>
      this.#agenda.add(
        { at, kind, payload: { merchantId: event.merchantId, taskId, queue, person: person.id } },
        `${kind} ${name}`,
      );
    if (event.type === 'task.opened.v1') {
      const wait = fromQuantiles(this.#settings.claimAfterBusinessHours, draw('claim'));
      plan('desk claims', this.#person(queue, draw('who')), this.#inOfficeHours({ queue, calendar }, event.at, wait));
    }
    if (event.type === 'task.claimed.v1') {
      const minutes = fromQuantiles(this.#settings.handlingMinutes, draw('handle'));
      plan('desk decides', this.#person(queue, draw('who')), this.#inOfficeHours({ queue, calendar }, event.at, minutes / 60));
    }
    const first = event.type === 'task.approved-once.v1' ? approvedOnce.safeParse(event.data) : undefined;
    if (first?.success) {
      const wait = fromQuantiles(this.#settings.claimAfterBusinessHours, draw('second'));
      plan(
        'desk approves second',
        this.#person(queue, draw('who second'), first.data.by),
        this.#inOfficeHours({ queue, calendar }, event.at, wait),
      );
    }
  }

  /** true when the plan was the desk's to carry out */
  async perform(plan: Plan): Promise<boolean> {
    if (!plan.kind.startsWith('desk ')) return false;
    const { merchantId, taskId, queue, person: id } = planned.parse(plan.payload);
    const person = this.#settings.people.find((one) => one.id === id);
    if (person === undefined) return true;
    const name = taskName(merchantId, taskId);
    const path = `/merchants/${merchantId}/tasks/${encodeURIComponent(taskId)}`;
    const version = versionSeen[plan.kind] ?? 1;
    if (plan.kind === 'desk claims') await this.#api.post(person, `${path}/claim`, { version }, `${name} claim`);
    else {
      const choice = this.#choice(queue, name);
      const body = { choice, reason: simulated, ...this.#asking(choice, name) };
      const answer = await this.#api.post(person, `${path}/decision`, { version, ...body }, `${name} ${plan.kind}`);
      if (answer === 'not_allowed') await this.#handUp(person, path, name, { version, body });
    }
    return true;
  }

  /** what the merchant is asked for, where the choice is to ask, and why it is declined, where it is to decline */
  #asking(choice: string, name: string): object {
    if (choice === 'decline') {
      const codes = this.#policy.risk.declineReasons.map(({ key }) => key);
      const why = codes[Math.floor(chance(this.#seed, 'desk', name, 'declines for') * codes.length)];
      return why === undefined ? {} : { declineCode: why };
    }
    if (choice !== 'request_information') return {};
    const known = informationCatalogue(this.#policy);
    const asked = known[Math.floor(chance(this.#seed, 'desk', name, 'asks for') * known.length)];
    return asked === undefined ? {} : { message: { items: [asked.key] } };
  }

  /** what is beyond one's own right goes back into the queue, and a lead decides it the same way. Throws when the desk has no lead */
  async #handUp(
    person: Person,
    path: string,
    name: string,
    { version, body }: { readonly version: number; readonly body: object },
  ): Promise<void> {
    const lead = this.#settings.people.find(({ roles }) => roles.includes('lead'));
    if (lead === undefined) throw new RangeError(`the desk has no lead, and only a lead may decide ${name}`);
    // a task may be handed up twice, at other versions: a key is one request's
    await this.#api.post(person, `${path}/release`, { version }, `${name} hands up ${version}`);
    await this.#api.post(lead, `${path}/decision`, { version: version + 1, ...body }, `${name} lead decides ${version}`);
  }

  #choice(queue: string, name: string): string {
    const known = this.#policy.tasks.queues.find((one) => one.key === queue)?.choices ?? [];
    const weights = Object.fromEntries(
      Object.entries(this.#settings.choices[queue] ?? {}).filter(([choice]) => known.includes(choice)),
    );
    const fallback = known[0];
    if (Object.keys(weights).length > 0) return pick(weights, chance(this.#seed, 'desk', name, 'choice'));
    if (fallback === undefined) throw new RangeError(`the policy knows no queue ${queue}`);
    return fallback;
  }

  #person(queue: string, draw: number, not?: string): Person {
    const role = queue === 'leads' ? 'lead' : queue === 'risk_review' ? 'risk' : 'analyst';
    const able = this.#settings.people.filter((one) => one.id !== not && one.roles.includes(role));
    const others = able.length > 0 ? able : this.#settings.people.filter((one) => one.id !== not);
    const person = others[Math.floor(draw * others.length)];
    if (person === undefined) throw new RangeError('the desk has nobody left for a second pair of eyes');
    return person;
  }

  #inOfficeHours({ queue, calendar: own }: { queue: string; calendar: string | undefined }, at: number, hours: number): number {
    const named = this.#policy.tasks.queues.find((one) => one.key === queue)?.calendar ?? '';
    const key = own ?? (named === ofTheMerchant ? (this.#policy.merchantCalendars['default'] ?? '') : named);
    const calendar = this.#policy.calendars[key];
    if (calendar === undefined) throw new RangeError(`the policy has no calendar ${key} for the queue ${queue}`);
    return Date.parse(addBusinessHours(calendar, new Date(at).toISOString(), hours));
  }
}
