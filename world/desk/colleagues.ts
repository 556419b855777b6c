import * as z from 'zod';
import type { Agenda, Plan } from '../agenda.ts';
import { chance, pick } from '../chance.ts';
import { type DeskApi, type TaskEvent, taskName } from './desk.ts';

const HOUR = 3_600_000;
/** a task somebody at the console has not taken is looked at again after this */
const LOOK_AGAIN = 4 * HOUR;
/** beyond the newest of a queue only what is younger than this is left */
const FRESH = 110 * HOUR;

const inQueue = z.looseObject({ taskId: z.string(), queue: z.string() });
const planned = z.looseObject({ merchantId: z.string(), taskId: z.string(), queue: z.string() });
/** `task` is its name: an id alone may be another merchant's, too */
const opened = z.array(z.object({ task: z.string(), at: z.number() }));
type Opened = z.infer<typeof opened>;

const said: Readonly<Record<string, readonly string[]>> = {
  approve: [
    'Looked at the website, the papers and the owner: nothing speaks against it.',
    'Called them; the answers fit the papers.',
  ],
  decline: ['They could not explain where the declared volume comes from.', 'Nobody answers at the address they gave.'],
  request_information: ['The declared volume needs to be borne out first.'],
  extend: ['They are waiting for the register; it takes another week.', 'On holiday, promised to send it on Monday.'],
  contacted: ['Reached them; they will send what is missing tonight.', 'Talked it through, they know what to do next.'],
  no_answer: ['Nobody picked up; left a message.', 'The line was busy twice.'],
  continue: ['They still want to go on.', 'New person in charge there, starts afresh.'],
  sleep: ['Not before next season.'],
  close: ['They have found another provider.', 'The shop has closed.'],
  resolved: ['A broken terminal; it works again.'],
  handled: ['Talked about it in the morning round.'],
  chased: ['Wrote to our contact there; answer promised for tomorrow.'],
  waive: ['Their bank confirmed it in writing instead.'],
  verify: ['Complete and valid.', 'Name and date agree with the register.'],
  reject: ['The second page is missing.', 'The photo is too blurred to read.'],
  board: ['All papers are there, sent to the provider.', 'Sent the details to the provider.'],
  remove: ['They do not want to offer it any more.'],
  agree: ['List price, as usual for this volume.'],
  screened: ['Compared the dates of birth: another person.'],
  confirmed: ['Called the number we have had for long: they asked for it themselves.'],
  denied: ['Called the number we have had for long: nobody there has asked for it.'],
  override: ['The bank answers with the name of their holding; the register shows that it is theirs.'],
  refuse: ['It does not fit what their papers say.'],
  release_payouts: ['Talked to the owner at the contact we know: all is in order.'],
  done: ['Done as agreed on the phone.'],
  not_needed: ['They found the answer themselves.'],
};

/** a colleague says why in words of their own, not in the model's */
export const withWords = (api: DeskApi, seed: number): DeskApi => ({
  post: (person, path, body, key) => {
    const choice = body['choice'];
    const words = typeof choice === 'string' ? (said[choice] ?? []) : [];
    if (words.length === 0) return api.post(person, path, body, key);
    const sentence = words[Math.floor(chance(seed, 'said', key) * words.length)];
    return api.post(person, path, { ...body, reason: sentence }, key);
  },
});

interface Rule {
  /** from this instant (epoch ms) on they leave tasks */
  readonly from: number;
  /** so many of a queue */
  readonly leaves: number;
  /** what they do at once nevertheless */
  readonly neverLeaves: (work: { readonly merchantId: string; readonly queue: string }) => boolean;
}

/** what they keep in mind, and plan: the agenda of the outside world */
export type Diary = Pick<Agenda, 'add' | 'note' | 'recall'>;

/**
 * Colleagues go on working the queues, and leave the newest tasks of each to whoever opens the console: there is always something to take,
 * now and then in a colleague's hands, now and then approved once and waiting for a second person.
 */
export class Colleagues {
  readonly #agenda: Diary;
  readonly #seed: number;
  readonly #rule: Rule;
  constructor(agenda: Diary, seed: number, rule: Rule) {
    this.#agenda = agenda;
    this.#seed = seed;
    this.#rule = rule;
  }

  /** keeps count of what is open; false when it is not for the desk: somebody at the console did it */
  notice(event: TaskEvent): boolean {
    const data = inQueue.safeParse(event.data);
    if (!data.success) return true;
    const { queue } = data.data;
    const task = taskName(event.merchantId, data.data.taskId);
    const open = this.open(queue);
    if (event.type === 'task.opened.v1') this.#keep(queue, [...open, { task, at: event.at }]);
    if (event.type === 'task.decided.v1' || event.type === 'task.cancelled.v1')
      this.#keep(
        queue,
        open.filter((one) => one.task !== task),
      );
    const byPerson = event.type === 'task.claimed.v1' || event.type === 'task.approved-once.v1';
    return !byPerson || this.#agenda.recall(`colleague ${task}`) !== undefined;
  }

  /** the open tasks of a queue, the oldest first */
  open(queue: string): Opened {
    return opened.parse(JSON.parse(this.#agenda.recall(`tasks open in ${queue}`) ?? '[]'));
  }

  /** true when a colleague does it now; what is left for others is looked at again later */
  doesNow(plan: Plan): boolean {
    const { merchantId, taskId, queue } = planned.parse(plan.payload);
    const task = taskName(merchantId, taskId);
    if (
      !this.#rule.neverLeaves({ merchantId, queue }) &&
      plan.at >= this.#rule.from &&
      this.#isLeft(queue, task, plan.at) &&
      !this.#doesAnyway(plan.kind, queue, task)
    ) {
      const at = plan.at + LOOK_AGAIN;
      this.#agenda.add({ ...plan, at }, `${plan.kind} ${task} ${at}`);
      return false;
    }
    if (plan.kind === 'desk claims') this.#agenda.note(`colleague ${task}`, '1');
    return true;
  }

  /** some of what is left lies in a colleague's hands, and some of that waits for a second pair of eyes */
  #doesAnyway(kind: string, queue: string, task: string): boolean {
    const draw = pick({ open: 6, held: 2, once: queue === 'risk_review' ? 3 : 0 }, chance(this.#seed, 'left', task));
    if (kind === 'desk claims') return draw !== 'open';
    return kind === 'desk decides' && draw === 'once';
  }

  #isLeft(queue: string, task: string, now: number): boolean {
    const newest = this.open(queue).toReversed();
    const place = newest.findIndex((one) => one.task === task);
    const since = newest[place]?.at ?? Number.NEGATIVE_INFINITY;
    return place === 0 || (place > 0 && place < this.#rule.leaves && now - since < FRESH);
  }

  #keep(queue: string, tasks: Opened): void {
    this.#agenda.note(`tasks open in ${queue}`, JSON.stringify(tasks));
  }
}
