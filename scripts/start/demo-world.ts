import { Agenda, type Plan } from '../../backtest/agenda.ts';
import { chance } from '../../backtest/chance.ts';
import { deskApi } from '../../backtest/desk/api.ts';
import { Desk } from '../../backtest/desk/desk.ts';
import type { DeskSettings } from '../../backtest/desk/settings.ts';
import type { Laptop } from '../../backtest/laptop.ts';
import { applicants, rightIban } from '../../backtest/world/demo/applicants.ts';
import { behaviourOf, daysAfter } from '../../backtest/world/demo/behaviour.ts';
import { Population } from '../../backtest/world/demo/population.ts';
import { sendEvents } from '../../backtest/world/outside.ts';
import { Paperwork } from '../../backtest/world/paperwork.ts';
import { References } from '../../backtest/world/references.ts';
import type { PolicyDocument } from '../../domain/policy/schema.ts';

const DAY = 86_400_000;
/** applications are spread over this many days, so that every stage has somebody in it */
const APPLY_DAYS = 150;

export interface DemoSettings {
  readonly seed: number;
  readonly merchants: number;
  /** epoch ms of the first day of the demo */
  readonly from: number;
  readonly desk: DeskSettings;
  readonly policy: PolicyDocument;
  /** epoch ms from which on nobody plays the desk: the tasks are yours */
  readonly deskUntil: number;
  /** over how many days the applications are spread; default 150 */
  readonly applyDays?: number;
}

/** the made-up merchants around the application, and colleagues who worked the tasks up to now; answers what a merchant is called */
export function openDemoWorld(laptop: Laptop, settings: DemoSettings): (merchantId: string) => string | undefined {
  const { kernel } = laptop.cloud;
  const send = (events: Parameters<typeof sendEvents>[2]): Promise<void> =>
    sendEvents(kernel, { busName: laptop.busName, source: 'demo' }, events);
  const agenda: Agenda = new Agenda(kernel, async (plan: Plan) => {
    if (plan.kind.startsWith('desk ') && plan.at >= settings.deskUntil) return;
    if ((await desk.perform(plan)) || (await paperwork.perform(plan))) return;
    await population.perform(plan);
  });
  const references = new References(agenda);
  const desk = new Desk({ settings: settings.desk, policy: settings.policy, agenda, seed: settings.seed, api: deskApi(laptop) });
  const paperwork = new Paperwork({
    agenda,
    references,
    handsIn: (reference, requirementId, at) => {
      const days = behaviourOf(settings.seed, reference).documentAfterDays(requirementId);
      return days === undefined ? undefined : daysAfter(at, days);
    },
    corrects: (reference, requirementId) =>
      requirementId === 'identifier:bank_account' ? rightIban(Number(reference.slice(-4)) - 1) : undefined,
    findsWrong: (reference, requirementId, at) =>
      chance(settings.seed, reference, requirementId, at, 'wrong') < 0.1
        ? { code: 'document_unreadable', remediation: 'send a photo in which all four corners and every letter can be seen' }
        : undefined,
    confirms: (_reference, _requirementId, at) => at + DAY / 8,
    send,
  });
  const people = applicants(settings.seed, settings.merchants, settings.from, APPLY_DAYS);
  const population = new Population({
    seed: settings.seed,
    agenda,
    references,
    paperwork,
    applicants: applicants(settings.seed, settings.merchants, settings.from, settings.applyDays ?? APPLY_DAYS),
    send,
  });
  laptop.onNews((news) => {
    references.notice(news);
    paperwork.notice(news);
    population.notice(news);
    desk.notice(news);
  });
  agenda.resume();
  population.seed();
  const names = new Map(people.map(({ reference, application }) => [reference, String(application.legalName)]));
  return (merchantId) => names.get(references.of(merchantId) ?? '');
}
