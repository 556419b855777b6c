import * as z from 'zod';

/** an event of the application as the outside world sees it on the bus */
export interface BusNews {
  readonly id: string;
  readonly type: string;
  readonly merchantId: string;
  /** epoch ms of the occurrence */
  readonly at: number;
  readonly data: unknown;
}

const detail = z.looseObject({ id: z.string(), type: z.string(), subject: z.string(), time: z.string(), data: z.unknown() });

/** reads the detail of a bus event of ours; undefined for anything else */
export function busNews(raw: unknown): BusNews | undefined {
  const parsed = detail.safeParse(raw);
  if (!parsed.success) return undefined;
  const { id, type, subject, time, data } = parsed.data;
  return { id, type, merchantId: subject, at: Date.parse(time), data };
}
