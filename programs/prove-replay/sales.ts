import type { History } from '../../world/history/history.ts';
import type { HistoricPayment } from '../../world/history/profile.ts';
import type { ReportFile } from './report-file.ts';

const milestones: Readonly<Record<string, number>> = { gmv_1000: 100_000, gmv_5000: 500_000, gmv_10000: 1_000_000 };

/**
 * What the history itself says of every merchant, by adding up in order of time, against what the report says.
 * Answers one line per disagreement.
 */
export function salesDisagreements(history: History, report: ReportFile): readonly string[] {
  const paid = Map.groupBy(
    history.payments.filter(({ kind }) => kind === 'captured'),
    ({ externalReference }) => externalReference,
  );
  const said = new Map(report.merchants.map((merchant) => [merchant.externalReference, merchant]));
  return history.merchants.flatMap(({ externalReference }) => {
    const merchant = said.get(externalReference);
    if (merchant === undefined) return [`${externalReference} is not in the report`];
    const own = expected(paid.get(externalReference) ?? []);
    const wrong = (what: string, want: unknown, got: unknown): readonly string[] =>
      want === got ? [] : [`${externalReference} ${what}: the history says ${want}, the report ${got}`];
    return [
      ...wrong('first sale', own.firstSaleAt, merchant.firstSaleAt),
      ...wrong('TPV', own.tpvMinor, merchant.tpvMinor),
      ...Object.keys(milestones).flatMap((key) => wrong(key, own.milestones.get(key), merchant.milestones[key])),
    ];
  });
}

function expected(payments: readonly HistoricPayment[]) {
  const reached = new Map<string, string>();
  let tpvMinor = 0;
  for (const { at, amountMinor } of payments.toSorted((a, b) => a.at - b.at)) {
    tpvMinor += amountMinor;
    for (const [key, threshold] of Object.entries(milestones)) {
      if (tpvMinor >= threshold && !reached.has(key)) reached.set(key, new Date(at).toISOString());
    }
  }
  const first = Math.min(...payments.map(({ at }) => at));
  return { tpvMinor, milestones: reached, firstSaleAt: payments.length === 0 ? null : new Date(first).toISOString() };
}
