import type { PolicyDocument } from '../../domain/policy/policy-schema.ts';
import { Agenda, type Plan } from '../agenda.ts';
import { chance } from '../chance.ts';
import { Colleagues, withWords } from '../desk/colleagues.ts';
import { Desk } from '../desk/desk.ts';
import { deskApi } from '../desk/desk-api.ts';
import type { DeskSettings } from '../desk/desk-settings.ts';
import type { Laptop } from '../laptop.ts';
import type { OutsideEvent } from '../outside-events.ts';
import { contactsIn, PageVisits } from '../page-visits.ts';
import { Paperwork } from '../paperwork.ts';
import { References } from '../references.ts';
import { senderOf } from '../sender.ts';
import { signedSender } from '../signed-sender.ts';
import { verifiedOutside } from '../verified-outside.ts';
import { type Applicant, applicants, rightIban } from './applicants.ts';
import { Askers } from './askers.ts';
import { behaviourOf, daysAfter } from './behaviour.ts';
import { workCalendar } from './demo-desk.ts';
import { Movers } from './movers.ts';
import { pageDeeds } from './page-deeds.ts';
import { Population } from './population.ts';
import { PriceTalks } from './price-talks.ts';
import { StoppedNight } from './stopped-night.ts';
import { isVisitor, visitors } from './visitors.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** applications are spread over this many days, so that every stage has somebody in it */
const APPLY_DAYS = 90;

/** whose system a made-up event comes from, as the timeline names it */
const systemOf = (type: string): string => (/^(payment|payout)\./.test(type) ? 'ledger' : 'sign-up');

export interface DemoSettings {
  readonly seed: number;
  readonly merchants: number;
  /** epoch ms of the first day of the demo */
  readonly from: number;
  readonly desk: DeskSettings;
  readonly policy: PolicyDocument;
  /** epoch ms from which on the desk leaves tasks to whoever opens the console: the newest of each queue, or all */
  readonly deskUntil: number;
  /** somebody is going to look at it, at this instant (epoch ms): this many of a queue are left, and who applies gives them something to decide */
  readonly shown?: { readonly at: number; readonly leaves: number };
  /** over how many days the applications are spread; default 150 */
  readonly applyDays?: number;
}

export interface DemoWorld {
  /** what a merchant is called */
  readonly nameOf: (merchantId: string) => string | undefined;
  /** how many tasks of a queue are open */
  readonly openIn: (queue: string) => number;
}

/** an application as its contact is known by */
const asEvent = ({ reference, appliesAt, application }: Applicant): OutsideEvent => ({
  id: reference,
  type: 'merchant.application.submitted.v1',
  subject: reference,
  at: appliesAt,
  data: application,
});

/** the made-up merchants around the application, and colleagues who work the tasks */
export function openDemoWorld(laptop: Laptop, settings: DemoSettings): DemoWorld {
  const { kernel } = laptop.cloud;
  const send = signedSender(laptop, (event) => senderOf(settings.policy, event, systemOf(event.type)));
  const agenda: Agenda = new Agenda(kernel, async (plan: Plan) => {
    const isDesk = plan.kind.startsWith('desk ');
    if (isDesk && (colleagues === undefined ? plan.at >= settings.deskUntil : !colleagues.doesNow(plan))) return;
    if ((await night.perform(plan)) || (await askers.perform(plan))) return;
    if ((await desk.perform(plan)) || (await paperwork.perform(plan)) || (await visits.perform(plan))) return;
    if (await movers.perform(plan)) return;
    if (plan.kind === 'sells') await night.beforeSale(plan.at);
    if (!(await talks.perform(plan))) await population.perform(plan);
  });
  const { shown, seed } = settings;
  const references = new References(agenda);
  const colleagues =
    shown === undefined
      ? undefined
      : new Colleagues(agenda, seed, {
          from: settings.deskUntil,
          leaves: shown.leaves,
          // what stands between a visitor and the review it is there for
          neverLeaves: ({ merchantId, queue }) => queue !== 'risk_review' && isVisitor(references.of(merchantId) ?? ''),
        });
  const night = new StoppedNight(agenda, kernel);
  const api = shown === undefined ? deskApi(laptop) : withWords(deskApi(laptop), seed);
  const desk = new Desk({ settings: settings.desk, policy: settings.policy, agenda, seed, api });
  // who was promised at the first start comes, however often it is started since
  if (shown !== undefined) agenda.remember('shown at', String(shown.at));
  const shownAt = agenda.recall('shown at');
  const people = [
    ...applicants(seed, settings.merchants, settings.from, settings.applyDays ?? APPLY_DAYS),
    ...(shownAt === undefined ? [] : visitors(seed, Number(shownAt))),
  ];
  const contactOf = contactsIn(people.map(asEvent));
  const deeds = pageDeeds({ laptop, emailOf: contactOf });
  const paperwork = new Paperwork({
    agenda,
    references,
    handsIn: (reference, requirementId, at) => {
      if (isVisitor(reference)) return at + HOUR;
      const days = behaviourOf(seed, reference).documentAfterDays(requirementId);
      return days === undefined ? undefined : daysAfter(at, days);
    },
    corrects: (reference, requirementId) =>
      requirementId === 'identifier:bank_account' ? rightIban(Number(reference.slice(-4)) - 1) : undefined,
    findsWrong: (reference, requirementId, at) =>
      !isVisitor(reference) && chance(seed, reference, requirementId, at, 'wrong') < 0.1
        ? { code: 'document_unreadable', remediation: 'send a photo in which all four corners and every letter can be seen' }
        : undefined,
    confirms: (_reference, _requirementId, at) => at + DAY / 8,
    verifiedOutside: verifiedOutside(settings.policy),
    delivers: deeds.handIn,
    send,
  });
  const population = new Population({ seed, agenda, references, paperwork, applicants: people, send, deeds });
  const talks = new PriceTalks({ seed, agenda, api, people: settings.desk.people });
  const askers = new Askers({
    ...{ seed, agenda, references, deeds, api, people: settings.desk.people, applicants: people },
    ...{ calendar: workCalendar(settings.policy), until: settings.deskUntil },
  });
  const visits = new PageVisits({
    agenda,
    references,
    opensPage: (reference, nudgeId, at) => {
      const days = behaviourOf(seed, reference).opensPageAfterDays(nudgeId);
      return days === undefined ? undefined : daysAfter(at, days);
    },
    contactOf,
    visit: laptop.visit,
  });
  const whenShown = shownAt === undefined ? undefined : Number(shownAt);
  const movers = new Movers({ seed, kernel, agenda, references, contactOf, visit: laptop.visit, shownAt: whenShown });
  laptop.onNews((news) => {
    references.notice(news);
    paperwork.notice(news);
    visits.notice(news);
    movers.notice(news);
    population.notice(news);
    talks.notice(news);
    askers.notice(news);
    if (colleagues?.notice(news) !== false) desk.notice(news);
  });
  agenda.resume();
  population.seed();
  if (shownAt !== undefined) night.before(Number(shownAt));
  const names = new Map(people.map(({ reference, application }) => [reference, String(application.legalName)]));
  return {
    nameOf: (merchantId) => names.get(references.of(merchantId) ?? ''),
    openIn: (queue) => colleagues?.open(queue).length ?? 0,
  };
}
