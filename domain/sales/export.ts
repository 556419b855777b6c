import { dayNumber } from '../calendar/day-number.ts';
import { InvalidInput } from '../errors.ts';
import type { DataExport, ExportFormat, ExportTotals } from '../model/data-export.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { ReadingLanguage } from '../wording/reading-language.ts';

/** a year and a day: an accounting year is asked for at once */
export const longestDays = 366;
/** days a file stays */
export const exportDays = 7;
/** ms after which a file that is not there will not come: what makes it is tried three times within minutes */
const patienceMs = 3_600_000;

export interface ExportWish {
  readonly exportId: string;
  readonly format: ExportFormat;
  readonly from: string;
  readonly to: string;
  readonly language: ReadingLanguage;
  readonly by: string;
  /** a key nobody guesses */
  readonly objectKey: string;
}

/** Somebody asks for a file of every movement of some days. Throws InvalidInput for days the wrong way round, or too many. */
export const askExport = (snapshot: Snapshot, wish: ExportWish, { now }: Context): Decision<{ readonly exportId: string }> => {
  const { exportId, by, ...asked } = wish;
  const days = dayNumber(wish.to) - dayNumber(wish.from) + 1;
  if (days < 1) throw new InvalidInput('to', { code: 'period-upside-down', about: {} });
  if (days > longestDays) throw new InvalidInput('to', { code: 'period-too-long', about: { days, most: longestDays } });
  const { merchantId, currency, timeZone } = snapshot.merchant;
  const put: DataExport = {
    ...{ kind: 'export', merchantId, id: exportId, version: 0, status: 'asked' },
    ...{ ...asked, currency, timeZone, askedAt: now, askedBy: by },
  };
  const { format, from, to } = wish;
  const entry = {
    ...{ merchantId, id: `export/${exportId}/asked`, at: now, type: 'export.asked.v1' },
    actor: { kind: 'merchant' as const, id: merchantId },
    data: { exportId, format, from, to },
  };
  return { result: { exportId }, puts: [put], deletes: [], timeline: [entry] };
};

export interface Made {
  readonly bytes: number;
  readonly totals: ExportTotals;
}

/** The file is there. Twice is once: whoever is second finds it made. */
export const finishExport = (
  snapshot: Snapshot | undefined,
  exportId: string,
  { bytes, totals }: Made,
  { now }: Context,
): Decision<{ readonly kind: 'made' | 'made_before' }> => {
  const known = snapshot?.exports.find(({ id }) => id === exportId);
  if (known === undefined || known.status === 'ready') return nothing({ kind: 'made_before' });
  const { merchantId } = known;
  return {
    result: { kind: 'made' },
    puts: [{ ...known, status: 'ready', madeAt: now, bytes, totals }],
    deletes: [],
    timeline: [
      {
        ...{ merchantId, id: `export/${exportId}/made`, at: now, type: 'export.made.v1' },
        actor: { kind: 'system', id: 'make-export' },
        data: { exportId, rows: totals.rows, bytes },
      },
    ],
  };
};

/** `being_made` for an hour at most; `failed` afterwards; `gone` once the file was taken away */
export const exportStates = ['being_made', 'ready', 'failed', 'gone'] as const;
export type ExportState = (typeof exportStates)[number];

/** How an export stands at `now` (ISO 8601 UTC). */
export const exportState = ({ status, askedAt, madeAt = askedAt }: DataExport, now: string): ExportState => {
  const age = (since: string) => Date.parse(now) - Date.parse(since);
  if (status === 'asked') return age(askedAt) < patienceMs ? 'being_made' : 'failed';
  return age(madeAt) < exportDays * 86_400_000 ? 'ready' : 'gone';
};
