import { noReason } from '../../../domain/merchant/withdrawal.ts';
import type { TimelineEntry } from '../../../domain/model/timeline-entry.ts';

const bad = /(failed|past-due|declined|stalled|overdue|dropped|dormant|rejected|merchant\.closed|withdrawn)/;
const good = /(satisfied|verified|approved|activated|first-sale|milestone|completed|woke-up)/;
const waits = /(suppressed|deferred|snoozed|ladder\.stopped)/;

/** how an entry is coloured; a person's doing stands out, whatever it was */
export const toneOf = (type: string, actor: string): 'good' | 'bad' | 'wait' | 'person' | 'plain' => {
  if (actor === 'person') return 'person';
  if (waits.test(type)) return 'wait';
  if (bad.test(type)) return 'bad';
  return good.test(type) ? 'good' : 'plain';
};

/** a nudge requested by a person stalls the merchant; the line names the request */
export const deedOf = (type: string, actor: string): string =>
  type === 'merchant.stalled.v1' && actor === 'person' ? 'merchant.nudge-asked.v1' : type;

/** entries whose point is the reason why no nudge was sent */
export const isWhyNot = (type: string): boolean => /^nudge\.(suppressed|deferred)\./.test(type);

/** fields of an entry's data that people read, in this order; programs read the others */
const told = [
  'title',
  'whyTeam',
  'requirementId',
  'choice',
  'declineCode',
  'outcome',
  'score',
  'band',
  'reason',
  'stale',
  'channel',
  'queue',
  'stage',
  'milestone',
  'key',
  'capability',
  'code',
  'remediation',
  'until',
  'to',
  'topic',
  'summary',
  'method',
  'verdict',
  'through',
  'comment',
  'rating',
  'rung',
];

/** rendered sentences, and titles that others gave: shown as they are, even if they look like a code */
const sentences: ReadonlySet<string> = new Set(['title', 'remediation', 'whyTeam']);
/** what a person or another system typed */
const typed: ReadonlySet<string> = new Set(['topic', 'summary', 'comment']);

/** what a run writes as a reason is a code; everyone else writes their own words */
export const isCode = (actor: string, reason: string): boolean => actor === 'system' || reason === noReason;

export interface Sayings {
  readonly term: (value: string) => string;
  readonly money: (minor: number, currency: string) => string;
  readonly instant: (iso: string) => string;
  readonly rung: (n: number) => string;
  /** name of a thing that the entry has by its id; undefined if the name is unknown */
  readonly nameOf: (field: string, id: string) => string | undefined;
}

/** one detail of an entry; `typed`: somebody's own words, which are shown exactly */
export interface Detail {
  readonly field: string;
  readonly text: string;
  readonly typed: boolean;
}
const coded = (field: string, text: string): Detail => ({ field, text, typed: false });

/** the data of a timeline entry in a few words, without the fields in `without`; none if no field is left */
export const detailsOf = (
  { data, actor }: Pick<TimelineEntry, 'data' | 'actor'>,
  without: readonly string[],
  say: Sayings,
): readonly Detail[] => {
  const details = told.flatMap((name): Detail[] => {
    const value = data[name];
    if (without.includes(name)) return [];
    if (name === 'rung' && typeof value === 'number') return [coded(name, say.rung(value + 1))];
    if (typeof value === 'number') return [coded(name, String(value))];
    if (typeof value !== 'string' || value === '') return [];
    // an error of ours has values, one of others has their words
    if (sentences.has(name) && (name === 'title' || name === 'whyTeam' || data['about'] !== undefined))
      return [coded(name, value)];
    if (typed.has(name) || sentences.has(name) || (name === 'reason' && !isCode(actor.kind, value)))
      return [{ field: name, text: value, typed: true }];
    return [coded(name, /^\d{4}-\d\d-\d\dT/.test(value) ? say.instant(value) : (say.nameOf(name, value) ?? say.term(value)))];
  });
  const amount = data['amountMinor'] ?? data['tpvMinor'];
  const currency = data['currency'];
  if (typeof amount === 'number' && typeof currency === 'string') details.push(coded('amount', say.money(amount, currency)));
  // the same word twice says no more; what somebody typed stays
  return details.filter(({ text, typed: own }, at) => own || details.findIndex((one) => one.text === text) === at);
};

type Moment = Pick<TimelineEntry, 'at' | 'type' | 'actor'>;
const minuteOf = ({ at }: Moment): string => at.slice(0, 16);
const isOf = (one: Moment, other: Moment): boolean =>
  one.type === other.type && one.actor.kind === other.actor.kind && one.actor.id === other.actor.id;

/** the same deed of one actor within a minute is one line: ten requirements requested, three verified */
export const together = <One extends Moment>(entries: readonly One[]): readonly (readonly [One, ...One[]])[] => {
  const groups: [One, ...One[]][] = [];
  for (const entry of entries) {
    const now = groups.slice(groups.findLastIndex(([first]) => minuteOf(first) !== minuteOf(entry)) + 1);
    const same = now.find(([first]) => isOf(first, entry));
    if (same === undefined) groups.push([entry]);
    else same.push(entry);
  }
  return groups;
};
