import * as z from 'zod';
import { addBusinessHours } from '../../domain/calendar/add-business-hours.ts';
import type { BusinessCalendar } from '../../domain/calendar/business-calendar.ts';
import type { Agenda, Plan } from '../agenda.ts';
import type { BusNews } from '../bus-news.ts';
import { chance } from '../chance.ts';
import type { DeskApi } from '../desk/desk.ts';
import type { DeskSettings } from '../desk/desk-settings.ts';
import type { References } from '../references.ts';
import type { Applicant } from './applicants.ts';
import { daysAfter } from './behaviour.ts';
import type { PageDeeds } from './page-deeds.ts';
import { early, languageOf, late, type Question } from './questions.ts';

/** how many ask something while they are let in, and how many once they sell */
const EARLY_SHARE = 0.3;
const LATE_SHARE = 0.6;
/** within so many business hours a colleague answers */
const ANSWER_HOURS = 9;

const asks = z.object({ reference: z.string(), late: z.boolean() });
const answers = z.object({ reference: z.string(), merchantId: z.string(), caseId: z.string(), late: z.boolean() });
const opened = z.looseObject({ caseId: z.string() });
const inQueue = z.looseObject({ queue: z.string() });

interface Parts {
  readonly seed: number;
  readonly agenda: Pick<Agenda, 'add' | 'note' | 'recall'>;
  readonly references: References;
  readonly deeds: Pick<PageDeeds, 'ask'>;
  readonly api: DeskApi;
  readonly people: DeskSettings['people'];
  readonly applicants: readonly Applicant[];
  readonly calendar: BusinessCalendar;
  /** epoch ms from which on colleagues leave questions to whoever opens the console */
  readonly until: number;
}

/** Merchants of the demo ask on their page, and colleagues answer: a case of each, and the newest wait. */
export class Askers {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  notice({ type, merchantId, at, id, data }: BusNews): void {
    const { seed, agenda, references, calendar, until } = this.#parts;
    const reference = references.of(merchantId);
    if (reference === undefined) return;
    const mayAsk = (late: boolean, share: number): void => {
      if (chance(seed, reference, 'asks', String(late)) >= share) return;
      const when = daysAfter(at, 0.2 + 5 * chance(seed, reference, 'asks when', String(late)));
      agenda.add({ at: when, kind: 'asks', payload: { reference, late } }, `asks ${reference} ${late}`);
    };
    if (type === 'merchant.registered.v1') mayAsk(false, EARLY_SHARE);
    if (type === 'merchant.first-sale.v1') mayAsk(true, LATE_SHARE);
    const asked = type === 'case.opened.v1' ? opened.safeParse(data).data : undefined;
    if (asked === undefined || at >= until) return;
    const hours = ANSWER_HOURS * chance(seed, reference, asked.caseId, 'answered');
    const when = Date.parse(addBusinessHours(calendar, new Date(at).toISOString(), hours));
    const isLate = agenda.recall(`asks late ${reference}`) === 'true';
    const payload = { reference, merchantId, caseId: asked.caseId, late: isLate };
    agenda.add({ at: when, kind: 'answers', payload }, `answers ${merchantId} ${id}`);
  }

  /** true when the plan was about a question */
  async perform(plan: Plan): Promise<boolean> {
    // a case is worked by answering it
    if (plan.kind.startsWith('desk ') && inQueue.safeParse(plan.payload).data?.queue === 'cases') return true;
    if (plan.kind === 'asks') {
      const { reference, late: isLate } = asks.parse(plan.payload);
      const { topic, asked } = this.#question(reference, isLate);
      // what is answered is what was asked last
      this.#parts.agenda.note(`asks late ${reference}`, String(isLate));
      await this.#parts.deeds.ask(reference, { topic, text: asked[this.#language(reference)] }, `asks ${plan.at}`);
      return true;
    }
    if (plan.kind !== 'answers') return false;
    const { reference, merchantId, caseId, late: isLate } = answers.parse(plan.payload);
    const analysts = this.#parts.people.filter(({ roles }) => roles.includes('analyst'));
    const person = analysts[Math.floor(chance(this.#parts.seed, caseId, 'who') * analysts.length)];
    if (person === undefined) return true;
    const text = this.#question(reference, isLate).answered[this.#language(reference)];
    const path = `/merchants/${merchantId}/cases/${encodeURIComponent(caseId)}/answer`;
    // the version is found out by asking: nobody looks first
    await this.#parts.api.post(person, path, { kind: 'send', version: 1, text, closes: true }, `${caseId} answered`);
    return true;
  }

  #question(reference: string, isLate: boolean): Question {
    const known = isLate ? late : early;
    const question = known[Math.floor(chance(this.#parts.seed, reference, 'asks what', String(isLate)) * known.length)];
    if (question === undefined) throw new RangeError('the demo has no question to ask');
    return question;
  }

  #language(reference: string) {
    return languageOf(this.#parts.applicants.find((one) => one.reference === reference)?.application.locale);
  }
}
