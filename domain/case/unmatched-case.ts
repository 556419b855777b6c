import * as z from 'zod';
import { instant } from '../values.ts';

/** what was told of a case whose merchant is not known: kept as it came, without account numbers, until a person says whose it is */
export const unmatchedEvent = z.object({
  caseId: z.string().min(1),
  /** of the event, with its source */
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().min(1),
  at: instant,
  detail: z.json(),
});
export type UnmatchedEvent = z.infer<typeof unmatchedEvent>;

/** whose a case is, as a person said: what comes of it later goes there */
export const caseMatch = z.object({
  merchantId: z.string().min(1),
  pspClient: z.string().min(1),
  reference: z.string().min(1),
  by: z.string().min(1),
  at: instant,
});
export type CaseMatch = z.infer<typeof caseMatch>;

export interface UnmatchedCases {
  /** the same event again is the same row; `until` (ISO 8601 UTC) it is kept */
  keep(event: UnmatchedEvent, until: string): Promise<void>;
  /** those of cases without a merchant, case by case, each case in order of time */
  list(limit: number, cursor?: string): Promise<{ readonly events: readonly UnmatchedEvent[]; readonly cursor?: string }>;
  /** of one case, in order of time; at most 100 */
  of(caseId: string): Promise<readonly UnmatchedEvent[]>;
  matchOf(caseId: string): Promise<CaseMatch | undefined>;
  /** of two the first stays, and is the answer */
  match(caseId: string, match: CaseMatch): Promise<CaseMatch>;
  drop(events: readonly UnmatchedEvent[]): Promise<void>;
}

const told = z.looseObject({
  data: z.looseObject({
    title: z.string().optional(),
    subject: z.string().optional(),
    text: z.string().optional(),
    address: z.string().optional(),
    requester: z.looseObject({ kind: z.string(), name: z.string().optional() }).optional(),
  }),
});

/** a case without a merchant, as a person reads it to see whose it is */
export interface UnmatchedCase {
  readonly caseId: string;
  readonly title: string;
  /** since when it waits, ISO 8601 UTC */
  readonly since: string;
  readonly messages: number;
  /** address it came from, where one is known */
  readonly from?: string;
  /** the beginning of the latest message */
  readonly text?: string;
}

const SHOWN = 500;

/** What is known of cases from what was kept of them, the one that waits longest first. */
export const unmatchedCases = (events: readonly UnmatchedEvent[]): readonly UnmatchedCase[] =>
  [...Map.groupBy(events, ({ caseId }) => caseId)]
    .map(([caseId, own]): UnmatchedCase => {
      const said = own.map(({ detail }) => told.safeParse(detail).data?.data ?? {});
      const last = <Value>(values: readonly (Value | undefined)[]): Value | undefined =>
        values.findLast((one) => one !== undefined);
      const from = last(said.map(({ address, requester }) => address ?? requester?.name));
      const text = last(said.map((one) => one.text))?.slice(0, SHOWN);
      return {
        caseId,
        title: last(said.map(({ title, subject }) => title ?? subject)) ?? caseId,
        since: own.map(({ at }) => at).reduce((first, at) => (at < first ? at : first)),
        messages: said.filter((one) => one.text !== undefined).length,
        ...(from !== undefined && { from }),
        ...(text !== undefined && { text }),
      };
    })
    .toSorted((a, b) => (a.since < b.since ? -1 : 1));
