import { styleText } from 'node:util';
import { exactAmount } from '../../../domain/money/format-amount.ts';
import type { Cost, Usage } from '../../../engine/report/cost.ts';
import type { Totals } from '../../../engine/report/totals.ts';

const stages = ['onboarding', 'risk_check', 'activation', 'care', 'dormant', 'offboarded'];
const BAR = 32;

/** minor units of a currency as people write them: ¥300, KWD 0.300 */
const inMajor = (currency: string, minor: number): string => exactAmount('en', currency)(minor);

/** what a person wants to see after a replay, in one terminal screen */
export function summary(report: {
  readonly totals: Totals;
  readonly usage: Usage;
  readonly cost: Cost;
  readonly rejected: { readonly length: number };
  readonly assumptions: readonly string[];
}): string {
  const { totals, usage, cost } = report;
  const bold = (text: string): string => styleText('bold', text);
  const dim = (text: string): string => styleText('dim', text);
  const most = Math.max(1, ...Object.values(totals.byStage));
  const bars = stages
    .filter((stage) => (totals.byStage[stage] ?? 0) > 0)
    .map((stage) => {
      const n = totals.byStage[stage] ?? 0;
      return `  ${stage.padEnd(12)} ${styleText('cyan', '█'.repeat(Math.max(1, Math.round((n / most) * BAR))))} ${n}`;
    });
  const list = (record: Readonly<Record<string, number>>): string =>
    Object.entries(record)
      .map(([key, n]) => `${key.replaceAll('_', ' ')} ${n.toLocaleString('en')}`)
      .join(' · ') || 'none';
  const tpv = Object.entries(totals.tpvMinorByCurrency)
    .map(([currency, minor]) => inMajor(currency, minor))
    .join(' + ');
  const units = (record: Readonly<Record<string, number>>): string =>
    Math.round(Object.values(record).reduce((sum, one) => sum + one, 0)).toLocaleString('en');
  const sla = totals.sla.attainment === null ? 'not enough data' : `${(totals.sla.attainment * 100).toFixed(1)} %`;
  return [
    '',
    bold(`${totals.merchants} merchants, ${totals.sold} sold, TPV ${tpv}`),
    ...bars,
    `  ${bold('milestones')}   ${list(totals.milestones)}`,
    `  ${bold('nudges')}       ${list(totals.nudges)}; ${totals.merchantsNudged} merchants nudged, ${totals.merchantsNotNudged} not (each with its reason), ${totals.holdOut} held out`,
    `  ${bold('not sent')}     ${list(totals.notSentBecause)}`,
    `  ${bold('tasks')}        ${list(totals.tasksByQueue)}; service level met ${sla} (n = ${totals.sla.met + totals.sla.breached}, ${totals.sla.open} open in time)`,
    `  ${bold('rejected')}     ${report.rejected.length === 0 ? 'none' : `${report.rejected.length} rows, see report.json`}`,
    `  ${bold('on AWS')}       ${usage.stateTransitions.toLocaleString('en')} transitions · ${usage.lambdaRequests.toLocaleString('en')} Lambda requests · ${units(usage.readUnits)} read and ${units(usage.writeUnits)} write units · ${usage.events.toLocaleString('en')} events`,
    `               ${cost.total.toFixed(2)} USD in all, ${cost.perMerchant === null ? 'no merchant' : `${cost.perMerchant.toFixed(4)} USD a merchant`} ${dim(`(list prices of ${cost.pricesAsOf}, ${cost.region}; leaves out ${cost.leavesOut})`)}`,
    ...report.assumptions.map((text) => dim(`  ${text}`)),
    dim('  It says what would have fired, not how merchants would have reacted.'),
    '',
  ].join('\n');
}
