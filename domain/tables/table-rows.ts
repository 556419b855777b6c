import type { CareCase } from '../model/care.ts';
import type { Nudge } from '../model/ladder.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Task } from '../model/task.ts';
import { whoseMove } from '../requirement/whose-move.ts';
import type { Figures } from '../rollup/figures.ts';
import type { PaymentDay } from '../sales/payment-days.ts';
import type { TableName, TableRow } from './table-columns.ts';

const merchantRow = (snapshot: Snapshot): TableRow => {
  const { merchant, payments } = snapshot;
  return [
    ...[merchant.merchantId, merchant.pspClient, merchant.country, merchant.segment, merchant.lifecycleStage],
    ...[merchant.stageHistory.at(-1)?.at ?? merchant.registeredAt, whoseMove(snapshot), merchant.currency],
    ...[merchant.declaredMonthlyVolumeMinor, merchant.registeredAt, merchant.approvedAt],
    ...[payments?.firstSaleAt, payments?.lastSaleAt, payments?.count ?? 0, payments?.tpvMinor ?? 0],
    ...[payments?.refundCount ?? 0, payments?.refundedMinor ?? 0],
  ];
};

/** whoever applied chose the ids of its persons: what is about one of them is counted by its kind alone */
const keyOf = ({ id, subject }: Requirement): string => (subject.kind === 'person' ? id.replace(/:.*$/s, '') : id);

const requirementRow = (one: Requirement): TableRow => [
  ...[one.merchantId, keyOf(one), one.dueStatus, one.verificationStatus, one.awaitingActionFrom],
  ...[one.openedAt, one.deadline, one.submittedAt, one.verifiedAt],
];

const endedAt = (one: Task): string | undefined => {
  if (one.status === 'decided') return one.decision.at;
  return one.status === 'cancelled' ? one.cancelledAt : undefined;
};
const taskRow = (one: Task): TableRow => [
  ...[one.merchantId, one.id, one.queue, one.subjectKind, one.status, one.openedAt, one.slaDueAt, one.firstClaimedAt],
  ...[endedAt(one), one.status === 'decided' ? one.decision.choice : undefined],
];

const nudgeRow = (one: Nudge): TableRow => [
  ...[one.merchantId, one.id, one.stage, one.template, one.channel, one.status, one.requestedAt],
  one.status === 'delivered' ? one.deliveredAt : undefined,
];

const caseRow = (one: CareCase): TableRow => [
  ...[one.merchantId, one.id, one.severity, one.matter?.method, one.openedAt, one.reopenedAt, one.closedAt],
  one.request?.rating,
];

/** tables with rows of one merchant as it stands */
export const merchantTables = ['merchants', 'requirements', 'tasks', 'nudges', 'cases'] as const satisfies readonly TableName[];
type MerchantTable = (typeof merchantTables)[number];

/** The rows of one merchant, by table; none of a restricted one, which no list shows either. */
export const rowsOfMerchant = (snapshot: Snapshot): Readonly<Record<MerchantTable, readonly TableRow[]>> => {
  if (snapshot.merchant.restricted !== undefined) return { merchants: [], requirements: [], tasks: [], nudges: [], cases: [] };
  return {
    merchants: [merchantRow(snapshot)],
    requirements: snapshot.requirements.map(requirementRow),
    tasks: snapshot.tasks.map(taskRow),
    nudges: snapshot.nudges.map(nudgeRow),
    cases: snapshot.cases.map(caseRow),
  };
};

/** The row of one merchant's day. */
export const rowOfDay = (
  { merchantId, currency }: Snapshot['merchant'],
  { count, tpvMinor, refundedMinor }: PaymentDay,
): TableRow => [merchantId, currency, count, tpvMinor, refundedMinor];

/** what tells one of several from the others, in the order in which figures have it; no name of a merchant is among them */
const named = ['queue', 'stage', 'month', 'week', 'key', 'requirement', 'days', 'day', 'age'];

const placeOf = (one: unknown, at: number): string => {
  const found: unknown = named.map((name) => Object(one)[name]).find((value) => value !== undefined);
  return String(found ?? at);
};

const leaves = (value: unknown, place: string): readonly (readonly [string, number])[] => {
  if (typeof value === 'number') return [[place, value]];
  const below = (name: string) => (place === '' ? name : `${place}/${name}`);
  if (Array.isArray(value)) return value.flatMap((one: unknown, at) => leaves(one, below(placeOf(one, at))));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => leaves(one, below(name)));
};

/** Every number of the figures by its place; without the lists of merchants behind them. */
export const rowsOfFigures = ({ lists: _lists, ...figures }: Figures): readonly TableRow[] =>
  leaves(figures, '').map(([place, value]) => [place, value, figures.asOf]);
