import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { told } from '../../domain/wording/told.ts';

const instant = z.iso.datetime();

/** what the proof reads of report.json */
export const reportFile = z.looseObject({
  totals: z.looseObject({ merchants: z.int() }),
  rejected: z.array(z.looseObject({ line: z.int() })),
  merchants: z.array(
    z.looseObject({
      externalReference: z.string(),
      stage: z.string(),
      stageHistory: z.array(z.object({ stage: z.string(), at: instant })).min(1),
      firstSaleAt: instant.nullable(),
      tpvMinor: z.int(),
      milestones: z.record(z.string(), instant),
      nudgeGroup: z.string(),
      nudges: z.array(z.looseObject({ at: instant, outcome: z.string() })),
      notNudgedBecause: told.nullable(),
      tasks: z.array(
        z.looseObject({
          queue: z.string(),
          openedAt: instant,
          decidedAt: instant.nullable(),
          cancelledBecause: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type ReportFile = z.infer<typeof reportFile>;
export type ReportMerchant = ReportFile['merchants'][number];

/** @throws ZodError naming what the report lacks */
export const readReport = (file: string): ReportFile => reportFile.parse(JSON.parse(readFileSync(file, 'utf8')));
