import { hash } from 'node:crypto';
import type { FailedDay } from '../../domain/activation/failed-attempts.ts';
import type { PaymentPlace } from '../../domain/activation/payment-places.ts';
import type { UnmatchedEvent } from '../../domain/case/unmatched-case.ts';
import type { AwaitedPayout } from '../../domain/intake/awaited-payout.ts';
import type { TableNight } from '../../domain/tables/table-ports.ts';
import { figuresPartition, type Key } from './keys.ts';

// keys of what is in no merchant's partitions: people, outages, and payments by their id. The table of keys.ts lists them

/** the address itself is nobody's to read here: an unknown one leaves nothing but a hash */
export const signInKey = (email: string): Key => ({ pk: `SIGNIN#${hash('sha256', email)}`, sk: 'ATTEMPT' });

const digestPrefix = 'DIGEST#';
export const digestKey = (person: string): Key => ({ pk: `${digestPrefix}${person}`, sk: 'BOX' });
/** whose box a key is; undefined when it is another item's */
export const digestOf = ({ pk }: Pick<Key, 'pk'>): string | undefined =>
  pk.startsWith(digestPrefix) ? pk.slice(digestPrefix.length) : undefined;

/** beside their box: who may write the one may write the other */
export const visitsKey = (person: string): Key => ({ ...digestKey(person), sk: 'VISITS' });

const outages = 'OUTAGES';
/** all outages that may matter to a clock */
export const outageBookKey: Key = { pk: outages, sk: 'BOOK' };
/** what was done about outages: the outbox of what is told of them */
export const outageEntryPrefix = 'ENTRY#';
export const outageEntryKey = (at: string, id: string): Key => ({ pk: outages, sk: `${outageEntryPrefix}${at}#${id}` });
/** what a request about outages answered */
export const outageAnswerKey = (key: string): Key => ({ pk: outages, sk: `KEY#${key}` });
/** what teams have of each queue, and who moved shares */
export const teamsPartition = 'TEAMS';
export const loadPrefix = 'QUEUE#';
export const loadKey = (queue: string): Key => ({ pk: teamsPartition, sk: `${loadPrefix}${queue}` });
export const shareEntryPrefix = 'ENTRY#';
export const shareEntryKey = (at: string, id: string): Key => ({ pk: teamsPartition, sk: `${shareEntryPrefix}${at}#${id}` });
/** what a request to move a share answered */
export const shareAnswerKey = (key: string): Key => ({ pk: teamsPartition, sk: `KEY#${key}` });
/** the same of the policy they are writing */
export const draftKey = (person: string): Key => ({ ...digestKey(person), sk: 'DRAFT' });
/** shifts somebody published for a week, Monday as YYYY-MM-DD */
export const planKey = (week: string, id: string): Key => ({ pk: 'PLANS', sk: `PLAN#${week}#${id}` });

/** a plan somebody asked for */
export const planJobKey = (id: string): Key => ({ pk: 'PLAN-JOBS', sk: `JOB#${id}` });

export const paymentPlacePartition = (idHash: string): string => `N#${idHash}`;
export const paymentPlaceKey = ({ idHash, merchantId }: Pick<PaymentPlace, 'idHash' | 'merchantId'>): Key => ({
  pk: paymentPlacePartition(idHash),
  sk: merchantId,
});

export const failedPartition = (merchantId: string): string => `F#${merchantId}`;
export const failedDayKey = ({ merchantId, day, part }: Pick<FailedDay, 'merchantId' | 'day' | 'part'>): Key => ({
  pk: failedPartition(merchantId),
  sk: `${day}#${String(part).padStart(2, '0')}`,
});

/** beside the figures: who makes the ones writes the others */
export const tableNightPrefix = 'TABLES#';
export const tableNightKey = ({ day, part }: Pick<TableNight, 'day' | 'part'>): Key => ({
  pk: figuresPartition,
  sk: `${tableNightPrefix}${day}#${part}`,
});

const unmatched = 'UNMATCHED';
const unmatchedCase = (caseId: string): string => `CASE#${encodeURIComponent(caseId)}#`;
/** what was told of a case whose merchant is not known; case by case, and each in order of time */
export const unmatchedKey = ({ caseId, at, source, id }: Pick<UnmatchedEvent, 'caseId' | 'at' | 'source' | 'id'>): Key => ({
  pk: unmatched,
  sk: `${unmatchedCase(caseId)}${at}#${hash('sha256', `${source}\n${id}`).slice(0, 16)}`,
});
/** of one case, or of all */
export const unmatchedRange = (caseId?: string): { readonly pk: string; readonly from: string; readonly to: string } => {
  const from = caseId === undefined ? 'CASE#' : unmatchedCase(caseId);
  return { pk: unmatched, from, to: `${from}~` };
};
/** whose a case is, as a person said */
export const caseMatchKey = (caseId: string): Key => ({ pk: unmatched, sk: `MATCH#${encodeURIComponent(caseId)}` });

const volumesPartition = (day: string): string => `VOLUMES#${day}`;
/** facts of a queue in an hour (`2026-11-23T09`), by day: one read has all queues of a day */
export const volumeBucketKey = (queue: string, hour: string): Key => ({
  pk: volumesPartition(hour.slice(0, 10)),
  sk: `HOUR#${queue}#${hour.slice(11)}`,
});
export const volumeBucketRange = (day: string) => ({ pk: volumesPartition(day), from: 'HOUR#', to: 'HOUR#~' });
/** what the day was seen as at an hour */
export const revisedHourKey = (day: string, hour: number): Key => ({
  pk: volumesPartition(day),
  sk: `SEEN#${String(hour).padStart(2, '0')}`,
});
export const revisedHourRange = (day: string) => ({ pk: volumesPartition(day), from: 'SEEN#', to: 'SEEN#~' });
export const volumeDayKey = (queue: string, day: string): Key => ({ pk: `VOLUME-DAYS#${queue}`, sk: day });

const forecasts = 'FORECASTS';
export const madeForecastKey = (madeOn: string): Key => ({ pk: forecasts, sk: `MADE#${madeOn}` });
export const overridePrefix = (target: string): string => `OVERRIDE#${target}#`;
export const overrideKey = (target: string, at: string, id: string): Key => ({
  pk: forecasts,
  sk: `${overridePrefix(target)}${at}#${id}`,
});

const watches = 'WATCHES';
export const watchRulePrefix = 'RULE#';
export const watchRuleKey = (id: string): Key => ({ pk: watches, sk: `${watchRulePrefix}${id}` });
export const watchEntryPrefix = 'ENTRY#';
export const watchEntryKey = (at: string, id: string): Key => ({ pk: watches, sk: `${watchEntryPrefix}${at}#${id}` });

/** who is away in a week (Monday) */
export const absencesKey = (week: string): Key => ({ pk: 'ABSENCES', sk: `WEEK#${week}` });
/** packs of lines of settlement files, spread by the beginning of what a line is found by */
const packPrefix = 'MONEY#';
/** hexadecimal digits of a place that lines share a pack by */
export const packDigits = 4;
export const packPartition = (place: string): string => `${packPrefix}${place.slice(0, packDigits)}`;
export const packKey = (place: string, day: string, fileId: string, part: number): Key => ({
  pk: packPartition(place),
  sk: `${day}#${fileId}#${String(part).padStart(3, '0')}`,
});
/** files of settlements, and payouts that follow from them */
export const settlementsPartition = 'SETTLEMENTS';
export const takenFilePrefix = 'AT#';
export const takenFileKey = (id: string): Key => ({ pk: settlementsPartition, sk: `FILE#${id}` });
export const takenFileLine = (at: string, id: string): Key => ({ pk: settlementsPartition, sk: `${takenFilePrefix}${at}#${id}` });
export const payoutPrefixes = { open: 'OPEN#', late: 'LATE#', paid: 'PAID#' } as const;
export const awaitedKey = ({ id, state, expectedBy }: Pick<AwaitedPayout, 'id' | 'state' | 'expectedBy'>): Key => ({
  pk: settlementsPartition,
  sk: `${payoutPrefixes[state]}${expectedBy}#${id}`,
});
/** that a payout is known, in whatever state */
export const awaitedMark = (id: string): Key => ({ pk: settlementsPartition, sk: `KNOWN#${id}` });
