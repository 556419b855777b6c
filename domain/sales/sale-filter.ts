import type { HourRange } from '../books-ports.ts';
import { localDay, zonedInstant } from '../calendar/zone.ts';
import type { SaleMovement, SaleStatus } from './movement.ts';

/** what somebody looks for; what is absent excludes nothing */
export interface SaleFilter {
  readonly kind?: 'sale' | 'refund' | undefined;
  readonly status?: SaleStatus | undefined;
  readonly method?: string | undefined;
  readonly plan?: string | undefined;
  /** part of the merchant's own number, or of the ledger's id */
  readonly reference?: string | undefined;
}

const holds = (text: string | undefined, part: string): boolean => text?.toLowerCase().includes(part) === true;

/** Is a movement looked for, as far as its status is no matter? */
export const matches = ({ kind, method, plan, reference, status }: SaleFilter, movement: SaleMovement): boolean => {
  const { line } = movement;
  if (kind !== undefined && movement.kind !== kind) return false;
  // a status is a sale's
  if (status !== undefined && movement.kind !== 'sale') return false;
  if (method !== undefined && line?.method !== method) return false;
  if (plan !== undefined && line?.plan !== plan) return false;
  if (reference === undefined) return true;
  const part = reference.toLowerCase();
  return holds(line?.reference, part) || holds(line?.id, part) || holds(line?.of, part);
};

const hourMs = 3_600_000;
const dayMs = 86_400_000;
/** days as people of a zone count them, both included: `2026-11-01` */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}
/** first instant and the one right after the last */
export interface Span {
  readonly from: string;
  readonly until: string;
}

/** The instants of some days in a time zone, whatever its clocks did between. */
export const spanOf = ({ from, to }: DayRange, timeZone: string): Span => {
  const midnight = (day: string, more: number) =>
    new Date(zonedInstant(timeZone, Date.parse(`${day}T00:00:00.000Z`) / dayMs + more, 0)).toISOString();
  return { from: midnight(from, 0), until: midnight(to, 1) };
};

/** The hours that hold a span, whole. */
export const hoursIn = ({ from, until }: Span): HourRange => {
  const hourOf = (at: number) => new Date(Math.floor(at / hourMs) * hourMs).toISOString();
  return { from: hourOf(Date.parse(from)), to: hourOf(Date.parse(until) - 1) };
};

/** The last `days` days up to and with the one of `now` (ISO 8601 UTC), as people of a zone count them. */
export const lastDays = (days: number, now: string, timeZone: string): DayRange => {
  const today = localDay(timeZone, Date.parse(now));
  const named = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
  return { from: named(today - days + 1), to: named(today) };
};
