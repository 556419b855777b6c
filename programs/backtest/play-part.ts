import { writeFileSync } from 'node:fs';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import type { RejectedEvent } from '../../domain/model/rejected-event.ts';
import { type Outcome, playMerchant, type Story } from '../../engine/play-merchant.ts';
import { type MerchantLine, merchantLine } from '../../engine/report/merchant-line.ts';
import { CountsSum } from '../../engine/report/sum-counts.ts';
import { totalsOf } from '../../engine/report/totals.ts';
import type { Stage } from '../../engine/stage.ts';
import type { HistoryFiles } from '../../world/history/history.ts';
import { type Feed, historyEvents } from '../../world/history/history-events.ts';
import type { HistoricMerchant } from '../../world/history/profile.ts';
import { copyOf } from '../../world/history/resample.ts';
import { refusedRows } from '../replay/report/refused-rows.ts';
import { JsonLinesWriter } from './json-lines.ts';
import { type PartFile, type PartSum, type PartTask, partFile, type ReportedRefusal, writePartSum } from './part-files.ts';
import { readPart, rejectionKey } from './split-history.ts';

/** how parts are played: the stages differ in their policy only, and the first is the one that is reported */
export interface PartSetting {
  readonly stages: readonly Stage[];
  readonly files: HistoryFiles;
  readonly dir: string;
  readonly played: () => void;
}

const FEW = 5;

/** one merchant's part of a history, as the story the engine plays */
export const storyOf = ({ externalReference, application }: HistoricMerchant, own: Feed): Story => ({
  merchantId: deriveMerchantId(String(application['pspClient'] ?? 'direct'), externalReference),
  events: historyEvents(own),
});

const reported = ({ id, at, type, merchantId, code, field, message, remedy }: RejectedEvent): ReportedRefusal => ({
  id,
  at,
  type: type ?? null,
  merchantId: merchantId ?? null,
  code,
  reason: `${field}: ${message}; ${remedy}`,
});

/** what was played under one policy */
class Under {
  readonly stage: Stage;
  readonly lines: MerchantLine[] = [];
  readonly counts = new CountsSum();

  constructor(stage: Stage) {
    this.stage = stage;
  }

  async play(story: Story): Promise<Outcome> {
    const outcome = await playMerchant(this.stage, story);
    this.counts.add(outcome.counts, outcome.due);
    if (outcome.snapshot !== undefined) this.lines.push(merchantLine(outcome.snapshot, outcome.timeline));
    return outcome;
  }

  sum() {
    return { totals: totalsOf(this.lines, new Date(this.stage.until).toISOString()), counts: this.counts.sum() };
  }
}

/**
 * Plays some copies of one part's merchants, one after the other, under each policy, and writes down what became of them; the sum is
 * written last and says that all of it is there. Throws what the engine throws
 */
export async function playPart({ stages, files, dir, played }: PartSetting, task: PartTask): Promise<PartSum> {
  const { merchants, payments, rejected } = readPart(files, dir, task.part);
  const ofMerchant = Map.groupBy(payments, ({ externalReference }) => externalReference);
  const open = (kind: PartFile): JsonLinesWriter => {
    const file = partFile(dir, kind, task);
    writeFileSync(file, '');
    return new JsonLinesWriter(file);
  };
  const [lines, refused, rows] = [open('lines'), open('refused'), open('rejected')];
  if (task.from === 0) for (const row of rejected) rows.add({ key: rejectionKey(files, row), row });
  const under = stages.map((stage) => new Under(stage));
  const refusals: { readonly key: readonly [string, string]; readonly event: ReportedRefusal; readonly row: unknown }[] = [];
  const lost: string[] = [];
  for (const merchant of merchants) {
    const original = { merchants: [merchant], payments: ofMerchant.get(merchant.externalReference) ?? [] };
    for (let copy = task.from; copy < task.to; copy += 1) {
      const own = copyOf(original, copy);
      const story = storyOf(own.merchants[0] ?? merchant, own);
      const outcomes: Outcome[] = [];
      for (const one of under) outcomes.push(await one.play(story));
      const [main] = outcomes;
      for (const event of (main?.refused ?? []).map(reported)) {
        const [row = null] = refusedRows([event], own, files);
        refusals.push({ key: [event.at, event.id], event, row });
      }
      for (const one of main?.lost ?? []) if (lost.length < FEW) lost.push(`${one.at} ${one.function}: ${one.error}`);
      const its = under.flatMap(({ lines: all }, at) => (outcomes[at]?.snapshot === undefined ? [] : (all.at(-1) ?? [])));
      if (its.length === under.length) lines.add({ key: [merchant.submittedAt, merchant.externalReference, copy], lines: its });
      played();
    }
  }
  const byKey = (one: readonly [string, string], other: readonly [string, string]): number =>
    one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]) ? -1 : 1;
  for (const one of refusals.sort((a, b) => byKey(a.key, b.key))) refused.add(one);
  for (const writer of [lines, refused, rows]) writer.flush();
  const sum = { under: under.map((one) => one.sum()), lost };
  writePartSum(dir, task, sum);
  return sum;
}
