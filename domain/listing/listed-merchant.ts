import * as z from 'zod';
import { ladderOf, parkedWaits, type Snapshot } from '../model/snapshot.ts';
import { type Moves, whoseMove } from '../requirement/whose-move.ts';
import { lifecycleStage, party, segment } from '../values.ts';

/** whose move it is; nobody's once a merchant has left */
export const awaiting = z.enum([...party.options, 'nobody']);

/** what the list of merchants says of one; derived from its snapshot and from nothing else */
export const listedMerchant = z.object({
  merchantId: z.string(),
  legalName: z.string(),
  tradingName: z.string().optional(),
  externalReference: z.string(),
  registrationNumber: z.string().optional(),
  pspClient: z.string(),
  country: z.string(),
  segment,
  lifecycleStage,
  currency: z.string(),
  /** minor units */
  declaredMonthlyVolumeMinor: z.int().optional(),
  registeredAt: z.string(),
  /** since when it is in its stage */
  stageSince: z.string(),
  awaiting,
  /** its last progress, where it is the merchant's move and a ladder runs in the stage: what "stalled for" counts from */
  idleSince: z.string().optional(),
  /** until when somebody put its nudges aside: it counts as stalled only after */
  snoozedUntil: z.string().optional(),
  /** since when its erasure is confirmed: figures count it, and no list shows it */
  restricted: z.string().optional(),
  /** where its runs wait, the last that came there first: `refund-review/decision activation/first_sale` */
  stands: z.string().optional(),
  /** since when, in the same order */
  standsSince: z.string().optional(),
});
export type ListedMerchant = z.infer<typeof listedMerchant>;

/** a line as it is kept: with what a merchant is found by and the list does not show, each part on a line of its own */
export const listLine = listedMerchant.extend({
  emails: z.string().optional(),
  /** digits only */
  phones: z.string().optional(),
  people: z.string().optional(),
});
export type ListLine = z.infer<typeof listLine>;

/** in care the check-ins are the clock; who sleeps or has left is stalled no more */
const laddered: ReadonlySet<string> = new Set(['onboarding', 'risk_check', 'activation']);

/** the merchant's last progress, where it is its move and a ladder runs in its stage (ISO 8601 UTC) */
export const idleSinceOf = (snapshot: Moves & Pick<Snapshot, 'ladders'>): string | undefined => {
  const stage = snapshot.merchant.lifecycleStage;
  const idle = whoseMove(snapshot) === 'merchant' && laddered.has(stage);
  return idle ? ladderOf(snapshot, stage)?.lastProgressAt : undefined;
};

/** each once; undefined when there is none */
const inLines = (values: readonly (string | undefined)[]): string | undefined => {
  const known = new Set(values.filter((value) => value !== undefined && value !== ''));
  return known.size === 0 ? undefined : [...known].join('\n');
};

/** a column of the list holds one value */
const inOneLine = (values: readonly string[]): string | undefined => (values.length === 0 ? undefined : values.join(' '));

/** nothing that names anybody: only what figures are counted by */
const withoutNames = (line: ListLine, restricted: string): ListLine => {
  const {
    tradingName: _trading,
    registrationNumber: _number,
    emails: _emails,
    phones: _phones,
    people: _people,
    ...listed
  } = line;
  return { ...listed, legalName: line.merchantId, externalReference: line.merchantId, restricted };
};

/** the merchant as the list shows it, with what it is found by; of a restricted one what figures need, without a name */
export const listedOf = (snapshot: Snapshot): ListLine => {
  const { restricted } = snapshot.merchant;
  return restricted === undefined ? lineOf(snapshot) : withoutNames(lineOf(snapshot), restricted.since);
};

const lineOf = (snapshot: Snapshot): ListLine => {
  const { merchant, persons, members } = snapshot;
  const stage = merchant.lifecycleStage;
  const waits = parkedWaits(snapshot).toSorted((one, other) => (one.since < other.since ? 1 : -1));
  return {
    merchantId: merchant.merchantId,
    legalName: merchant.legalName,
    tradingName: merchant.tradingName,
    externalReference: merchant.externalReference,
    registrationNumber: merchant.registrationNumber,
    pspClient: merchant.pspClient,
    country: merchant.country,
    segment: merchant.segment,
    lifecycleStage: stage,
    currency: merchant.currency,
    declaredMonthlyVolumeMinor: merchant.declaredMonthlyVolumeMinor,
    registeredAt: merchant.registeredAt,
    stageSince: merchant.stageHistory.at(-1)?.at ?? merchant.registeredAt,
    awaiting: whoseMove(snapshot),
    stands: inOneLine(waits.map(({ playbook, waitingFor }) => `${playbook}/${waitingFor}`)),
    standsSince: inOneLine(waits.map(({ since }) => since)),
    idleSince: idleSinceOf(snapshot),
    snoozedUntil: ladderOf(snapshot, stage)?.snoozedUntil,
    emails: inLines([merchant.contact.email, ...members.map(({ id }) => id)]),
    phones: inLines([merchant.contact.phone?.replace(/\D/g, '')]),
    people: inLines([merchant.contact.name, ...persons.map(({ name }) => name)]),
  };
};

/** the states its runs wait in, `activation/first_sale`, and since when: of two runs in one state since the last came there */
export const placesOf = ({ stands = '', standsSince = '' }: ListedMerchant): ReadonlyMap<string, string> => {
  const sinces = standsSince.split(' ');
  const places = stands.split(' ').flatMap((place, n) => {
    const since = sinces[n];
    return since ? [[place, since] as const] : [];
  });
  return new Map(places.toReversed());
};
