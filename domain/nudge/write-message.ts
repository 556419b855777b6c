import { dayInWords } from '../calendar/day-in-words.ts';
import { reminderAt } from '../ladder/rung-timing.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { plainName } from '../text/plain-name.ts';
import { fillTemplate } from './fill-template.ts';
import { type Language, languageFor, remedyIn, signatureOf, templateOf, titleIn } from './message-catalogue.ts';

const dayMs = 86_400_000;

export interface Message {
  /** language it was written in */
  readonly locale: string;
  readonly subject: string;
  readonly body: string;
}

/**
 * The text of a nudge in the merchant's language, or the one a reviewer chose to ask in: what is missing, by when, and what stops working after that. The deadline is
 * spoken of once it is near (policy.requirements.remindBeforeDeadlineDays). Throws InvalidPolicy for a template nobody wrote.
 */
export function writeMessage(
  policy: Policy,
  merchant: Merchant,
  templateName: string,
  requirement: Requirement | undefined,
  now: string,
): Message {
  const { tag, language } = languageFor(requirement?.language ?? merchant.locale);
  const template = templateOf(language, templateName);
  const name = plainName(merchant.tradingName ?? merchant.legalName);
  const title = requirement === undefined ? name : titleIn(language, requirement);
  const facts = { merchant: name, name: plainName(merchant.contact.name ?? name), requirement: title };
  // a text about something else still says what a deadline or a stop below it is about
  const unnamed = requirement !== undefined && !template.body.includes('{requirement}');
  const paragraphs = [
    fillTemplate(language.words.greeting, facts),
    fillTemplate(template.body, facts),
    ...(unnamed ? [fillTemplate(language.words.missing, facts)] : []),
    ...(requirement === undefined ? [] : warnings(policy, merchant, language, tag, requirement, now)),
    ...(requirement === undefined ? [] : requirement.errors.map((error) => remedyIn(language, requirement.id, error))),
    signatureOf(language, merchant.lifecycleStage),
  ];
  return { locale: tag, subject: fillTemplate(template.subject, facts), body: paragraphs.join('\n\n') };
}

function warnings(
  policy: Policy,
  merchant: Merchant,
  language: Language,
  tag: string,
  requirement: Requirement,
  now: string,
): string[] {
  const { words } = language;
  const { deadline } = requirement;
  const said: string[] = [];
  if (deadline !== undefined && reminderAt(policy, deadline) <= now) {
    const date = dayInWords(tag, merchant.timeZone, deadline);
    said.push(fillTemplate(deadline > now ? words.deadline : words.overdue, { date, days: daysLeft(language, deadline, now) }));
  }
  if (requirement.restricts.length > 0) {
    const list = requirement.restricts.map((one) => capabilityName(language, one));
    said.push(fillTemplate(words.stops, { capabilities: new Intl.ListFormat(tag, { type: 'conjunction' }).format(list) }));
  }
  return said;
}

function daysLeft({ words }: Language, deadline: string, now: string): string {
  const days = Math.floor((Date.parse(deadline) - Date.parse(now)) / dayMs);
  if (days < 1) return words.today;
  return days === 1 ? words.dayOne : fillTemplate(words.dayMany, { n: String(days) });
}

function capabilityName({ capabilities }: Language, name: string): string {
  if (name === 'payments' || name === 'payouts') return capabilities[name];
  return fillTemplate(capabilities.method, { method: name.replace(/_payments$/, '').replaceAll('_', ' ') });
}
