import * as z from 'zod';
import { currency, day, instant, itemBase, minor } from '../values.ts';
import { readingLanguages } from '../wording/reading-language.ts';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** what a finished file holds: rows without the header, and sums of each kind, minor units */
export const exportTotals = z.object({
  rows: z.int().min(0),
  sales: z.int().min(0),
  salesMinor: minor,
  refunds: z.int().min(0),
  refundsMinor: minor,
  payouts: z.int().min(0),
  payoutsMinor: minor,
});
export type ExportTotals = z.infer<typeof exportTotals>;

/**
 * Every movement of some days as one file, made after it was asked for; id is `<instant it was asked>~<part of the request>`, so that they
 * lie in order of time. Kept apart: nothing is decided by it.
 */
export const dataExport = z.object({
  ...itemBase,
  kind: z.literal('export'),
  format: z.enum(exportFormats),
  /** days of the merchant, both included */
  from: day,
  to: day,
  timeZone: z.string(),
  currency,
  language: z.enum(readingLanguages),
  askedAt: instant,
  /** the address of who asked */
  askedBy: z.string(),
  /** where the file lies: nobody guesses it, and it is shown to nobody */
  objectKey: z.string(),
  status: z.enum(['asked', 'ready']),
  madeAt: instant.optional(),
  bytes: z.int().min(0).optional(),
  totals: exportTotals.optional(),
});
export type DataExport = z.infer<typeof dataExport>;
