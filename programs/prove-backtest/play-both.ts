import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import { keptUntil, retentionOf } from '../../domain/privacy/kept-until.ts';
import { readBlueprint } from '../../engine/blueprint/read-blueprint.ts';
import { playMerchant } from '../../engine/play-merchant.ts';
import { type Cost, costOf, type Usage } from '../../engine/report/cost.ts';
import { merchantLine } from '../../engine/report/merchant-line.ts';
import { CountsSum } from '../../engine/report/sum-counts.ts';
import { usageOfSum } from '../../engine/report/usage-of-sum.ts';
import { openStage } from '../../engine/stage.ts';
import { readStageTemplate } from '../../tools/build/join-templates.ts';
import { type Conduct, importerConduct } from '../../world/conduct.ts';
import type { DeskSettings } from '../../world/desk/desk-settings.ts';
import { type Feed, historyEvents } from '../../world/history/history-events.ts';
import { senderOf } from '../../world/sender.ts';
import { outsideOfHistory } from '../backtest/outside-of-history.ts';
import { replay } from '../replay/play-history.ts';

/** one history under one set of conditions */
export interface Conditions {
  readonly history: Feed;
  /** epoch ms */
  readonly until: number;
  readonly policy: Policy;
  /** the one the application brings */
  readonly standard: Policy;
  readonly desk: DeskSettings;
  readonly conduct?: Conduct;
}

export interface Played {
  /** a merchant's line of the report as text, by external reference */
  readonly merchants: ReadonlyMap<string, string>;
  /** refused events as text, in order */
  readonly refused: readonly string[];
  readonly usage: Usage;
  readonly cost: Cost;
  /** work that failed for good */
  readonly failures: readonly string[];
}

const SEED = 1;
const byReference = (lines: readonly { readonly externalReference: string }[]): ReadonlyMap<string, string> =>
  new Map(lines.map((line) => [line.externalReference, JSON.stringify(line)]));

/** a refused event goes from the table when policy has kept it for long enough; the engine keeps them all */
const stillKept = ({ policy, until }: Conditions) => {
  const time = retentionOf(policy, 'rejected_event', 'default');
  return ({ at }: { readonly at: string }): boolean => Date.parse(keptUntil(at, time)) > until;
};

/** as `npm run replay -- --stacks 1` plays it */
export async function playedByReplay(folder: string, given: Conditions): Promise<Played> {
  const { history, until, policy, standard, desk, conduct = importerConduct } = given;
  const stateDir = mkdtempSync(join(tmpdir(), 'firstsale-proof-'));
  try {
    const outcome = await replay({
      cdkOut: folder,
      stateDir,
      history,
      until,
      policy,
      publishOver: policy.version === standard.version ? undefined : standard.version,
      desk,
      conduct,
      seed: SEED,
      progress: () => undefined,
      resumed: () => undefined,
    });
    return {
      merchants: byReference(outcome.lines),
      refused: outcome.refused
        .filter(stillKept(given))
        .map((one) => JSON.stringify(one))
        .sort(),
      usage: outcome.usage,
      cost: costOf(outcome.usage, outcome.lines.length),
      failures: outcome.failures,
    };
  } finally {
    rmSync(stateDir, removing);
  }
}

/** as the fast engine plays it, one merchant after the other */
export async function playedByEngine(folder: string, given: Conditions): Promise<Played> {
  const { history, until, policy, standard, desk: settings, conduct = importerConduct } = given;
  const blueprint = readBlueprint(readStageTemplate(folder));
  const openOutside = outsideOfHistory({ settings, policy, seed: SEED, conduct });
  const stage = await openStage({
    blueprint,
    policy,
    openOutside,
    sourceOf: (event) => senderOf(policy, event, 'history'),
    seed: SEED,
    until,
    told: history.outages ?? [],
  });
  const events = historyEvents({ ...history, outages: [] });
  const stories = Map.groupBy(events, ({ subject, data }) => deriveMerchantId(String(data['pspClient'] ?? 'direct'), subject));
  const counts = new CountsSum();
  const lines = [];
  const refused: string[] = [];
  const failures: string[] = [];
  for (const [merchantId, own] of stories) {
    const outcome = await playMerchant(stage, { merchantId, events: own });
    counts.add(outcome.counts, outcome.due);
    if (outcome.snapshot !== undefined) lines.push(merchantLine(outcome.snapshot, outcome.timeline));
    for (const { id, at, type, merchantId: about, code, field, message, remedy } of outcome.refused.filter(stillKept(given))) {
      const reason = `${field}: ${message}; ${remedy}`;
      refused.push(JSON.stringify({ id, at, type: type ?? null, merchantId: about ?? null, code, reason }));
    }
    failures.push(...outcome.lost.map((one) => `${one.at} ${one.function}: ${one.error}`));
  }
  const policies = policy.version === standard.version ? [standard] : [standard, policy];
  const usage = usageOfSum(counts.sum(), {
    blueprint,
    from: historyEvents(history)[0]?.at ?? until,
    until,
    policies,
    outages: stage.outages,
  });
  return { merchants: byReference(lines), refused: refused.sort(), usage, cost: costOf(usage, lines.length), failures };
}
