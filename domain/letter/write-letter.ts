import * as z from 'zod';
import { dayInWords } from '../calendar/day-in-words.ts';
import { reminderAt } from '../ladder/rung-timing.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Requirement } from '../model/requirement.ts';
import { dueRequirements } from '../model/requirement-state.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { byUrgency } from '../requirement/deadline-facts.ts';
import { fillTemplate } from './fill-template.ts';
import { type LetterItem, layOut } from './letter-layout.ts';
import {
  daysIn,
  declineIn,
  invitationWords,
  languageFor,
  methodIn,
  nameIn,
  remedyIn,
  signatureOf,
  type Tongue,
  templateOf,
  titleIn,
} from './letter-texts.ts';

const dayMs = 86_400_000;

export const message = z.object({
  /** language it was written in */
  locale: z.string(),
  subject: z.string(),
  /** plain text; the link and the way to stop reminders are added when it is sent (render-mail.ts) */
  body: z.string(),
  /** the words of its link to the merchant's page */
  action: z.string(),
  /** the step its link leads to: the most pressing of what is due */
  requirementId: z.string().optional(),
});
export type Message = z.infer<typeof message>;

/** What the merchant owes us now, the most pressing first. */
export const owedBy = (snapshot: Pick<Snapshot, 'requirements'>): readonly Requirement[] =>
  dueRequirements(snapshot)
    .filter((one) => one.awaitingActionFrom === 'merchant')
    .toSorted(byUrgency);

export interface LetterInput {
  readonly template: string;
  /** everything it names, the most pressing first (owedBy); none when it is about something else */
  readonly due: readonly Requirement[];
  /** what its text is filled with beside who the merchant is */
  readonly facts?: ((tongue: Tongue) => Readonly<Record<string, string>>) | undefined;
  /** ISO 8601 UTC */
  readonly now: string;
  /** BCP 47: what somebody else than the merchant's contact reads; they are greeted without a name */
  readonly locale?: string;
  /** of a letter that declines: the code a person chose */
  readonly declineCode?: string | undefined;
  /** of a letter of invitation */
  readonly invitation?: Invitation;
}
interface Invitation {
  readonly inviter: string;
  /** ISO 8601 UTC */
  readonly expiresAt: string;
}

/**
 * A letter in the merchant's language, or the one a reviewer chose to ask in: everything that is due, by when, what stops after it, and what to do. Days are those of the
 * merchant's clock; they are counted once a deadline is near (policy.requirements.remindBeforeDeadlineDays). Throws InvalidPolicy for a letter nobody wrote.
 */
export function writeLetter(policy: Policy, merchant: Merchant, input: LetterInput): Message {
  const { template: name, due, facts: more, now, invitation, declineCode } = input;
  const [first] = due;
  const asked = due.find((one) => one.language !== undefined)?.language;
  const tongue = languageFor(policy, input.locale ?? asked ?? merchant.locale);
  const { tag, language } = tongue;
  const { words } = language;
  const template = templateOf(language, name, tag);
  const shop = nameIn(merchant.tradingName ?? merchant.legalName) || words.shop;
  const ofContact = input.locale === undefined;
  const person = ofContact ? nameIn(merchant.contact.name ?? '') || nameIn(merchant.tradingName ?? merchant.legalName) : '';
  const facts = { merchant: shop, name: person || shop, requirement: named(language, due), ...more?.(tongue) };
  const why = policy.risk.declineReasons.find(({ key }) => key === declineCode);
  const told = why && declineIn(language, why);
  const parts = [
    text(person === '' ? words.greetingUnnamed : fillTemplate(words.greeting, facts)),
    text(fillTemplate(template.body, facts)),
    ...(told === undefined ? [] : [text(told)]),
    ...(invitation === undefined ? [] : [text(fromWhom(merchant, tongue, invitation))]),
    ...(first === undefined
      ? []
      : [text(words.list), { kind: 'list' as const, items: due.map((one) => itemOf(policy, merchant, tongue, one, now)) }]),
    text(signatureOf(language, merchant.lifecycleStage)),
  ];
  return {
    locale: tag,
    subject: fillTemplate(template.subject, facts).replace(/\s+/g, ' '),
    body: layOut(parts),
    action: template.action,
    ...(first === undefined ? {} : { requirementId: first.id }),
  };
}

const fromWhom = ({ timeZone }: Merchant, tongue: Tongue, { inviter, expiresAt }: Invitation): string => {
  const date = dayInWords(tongue.dates, timeZone, expiresAt);
  return fillTemplate(invitationWords(tongue), { inviter, date });
};

const text = (sentence: string) => ({ kind: 'text' as const, text: sentence });

/** what is due, in one line */
function named(language: Tongue['language'], [first, ...others]: readonly Requirement[]): string {
  if (first === undefined) return language.words.details;
  const what = titleIn(language, first);
  return others.length === 0 ? what : fillTemplate(language.words.more, { what, n: String(others.length) });
}

function itemOf(policy: Policy, merchant: Merchant, tongue: Tongue, requirement: Requirement, now: string): LetterItem {
  const { language } = tongue;
  return {
    title: titleIn(language, requirement),
    sentences: [
      ...whenDue(policy, merchant, tongue, requirement, now),
      ...whatStops(merchant, tongue, requirement, now),
      ...requirement.errors.map((error) => remedyIn(language, requirement.id, error)),
    ],
  };
}

function whenDue(policy: Policy, merchant: Merchant, { tag, dates, language }: Tongue, { deadline }: Requirement, now: string) {
  if (deadline === undefined) return [];
  const { words } = language;
  const date = dayInWords(dates, merchant.timeZone, deadline);
  if (deadline <= now) return [fillTemplate(words.overdue, { date })];
  if (reminderAt(policy, deadline) > now) return [fillTemplate(words.by, { date })];
  const left = Math.floor((Date.parse(deadline) - Date.parse(now)) / dayMs);
  return [fillTemplate(words.soon, { date, days: left < 1 ? words.today : daysIn(tag, language, left) })];
}

/** what works today stops after the deadline; what does not work yet, or any more, waits for it */
function whatStops({ capabilities }: Merchant, { tag, language }: Tongue, { restricts, deadline }: Requirement, now: string) {
  const isActive = (name: string) => capabilities.some((one) => one.name === name && one.status === 'active');
  const list = (names: readonly string[]) =>
    new Intl.ListFormat(tag, { type: 'conjunction' }).format(names.map((one) => capabilityName(language, one)));
  const [active, off] = [restricts.filter(isActive), restricts.filter((one) => !isActive(one))];
  const { words } = language;
  return [
    ...(active.length > 0 && deadline !== undefined && deadline > now
      ? [fillTemplate(words.stops, { capabilities: list(active) })]
      : []),
    ...(off.length > 0 ? [fillTemplate(words.off, { capabilities: list(off) })] : []),
  ];
}

function capabilityName(language: Tongue['language'], name: string): string {
  const { capabilities } = language;
  if (name === 'payments' || name === 'payouts') return capabilities[name];
  return fillTemplate(capabilities.method, { method: methodIn(language, name.replace(/_payments$/, '')) });
}
