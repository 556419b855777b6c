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
  /** where its run waits, `activation/first_sale`; of several the one that came there last */
  stands: z.string().optional(),
  standsSince: z.string().optional(),
});
export type ListedMerchant = z.infer<typeof listedMerchant>;

/** in care the check-ins are the clock; who sleeps or has left is stalled no more */
const laddered: ReadonlySet<string> = new Set(['onboarding', 'risk_check', 'activation']);

/** the merchant's last progress, where it is its move and a ladder runs in its stage (ISO 8601 UTC) */
export const idleSinceOf = (snapshot: Moves & Pick<Snapshot, 'ladders'>): string | undefined => {
  const stage = snapshot.merchant.lifecycleStage;
  const idle = whoseMove(snapshot) === 'merchant' && laddered.has(stage);
  return idle ? ladderOf(snapshot, stage)?.lastProgressAt : undefined;
};

/** the merchant as the list shows it */
export const listedOf = (snapshot: Snapshot): ListedMerchant => {
  const { merchant } = snapshot;
  const stage = merchant.lifecycleStage;
  const wait = parkedWaits(snapshot).toSorted((one, other) => (one.since < other.since ? 1 : -1))[0];
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
    stands: wait === undefined ? undefined : `${wait.playbook}/${wait.waitingFor}`,
    standsSince: wait?.since,
    idleSince: idleSinceOf(snapshot),
    snoozedUntil: ladderOf(snapshot, stage)?.snoozedUntil,
  };
};
