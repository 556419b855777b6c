import * as z from 'zod';
import { Conflict } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import { type ScreeningVerdict, screeningVerdict } from '../model/screening-verdict.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import { merchantId } from '../values.ts';
import { type ScreeningHit, screeningHits } from './screening-hits.ts';
import type { ScreeningList } from './screening-list.ts';

/** requestId makes a second press of the button harmless */
export const judgeHitInput = screeningVerdict.omit({ at: true }).extend({ merchantId, requestId: z.string().min(1) });
type Input = z.infer<typeof judgeHitInput>;
export const judgeHitResult = z.object({
  kind: z.literal('judged'),
  verdict: screeningVerdict.shape.verdict,
  /** hits nobody has decided yet */
  left: z.int().min(0),
});
type Result = z.infer<typeof judgeHitResult>;

const undecided = (hits: readonly ScreeningHit[], but: string): number =>
  hits.filter(({ pair, verdict }) => verdict === undefined && pair !== but).length;

/**
 * A person says whether a hit is who the list means, and why. The verdict is about the pair as they looked at it: a false positive stays
 * silent until the name or the entry changes. Throws MerchantNotFound, MerchantClosed, and Conflict once the pair is another or none.
 */
export const judgeHit = (known: Snapshot | undefined, input: Input, context: Context, list: ScreeningList): Decision<Result> => {
  const snapshot = presentMerchant(known, input.merchantId);
  const { pair, ref, subjectId, verdict, reason, by, requestId } = input;
  const hits = screeningHits(snapshot, context.policy, list);
  const hit = hits.find((one) => one.ref === ref && one.subject.id === subjectId);
  if (hit === undefined) throw new Conflict({ code: 'hit-gone', about: { ref } });
  if (hit.pair !== pair) throw new Conflict({ code: 'hit-changed', about: { ref } });
  const result: Result = { kind: 'judged', verdict, left: undecided(hits, pair) };
  if (hit.verdict?.verdict === verdict && hit.verdict.reason === reason) return nothing(result);
  const decided: ScreeningVerdict = { pair, ref, subjectId, verdict, reason, by, at: context.now };
  const others = (snapshot.merchant.screening ?? []).filter((one) => one.ref !== ref || one.subjectId !== subjectId);
  return {
    result,
    puts: [{ ...snapshot.merchant, screening: [...others, decided] }],
    deletes: [],
    timeline: [
      {
        merchantId: input.merchantId,
        id: `screening/${requestId}`,
        at: context.now,
        type: 'screening.judged.v1',
        actor: { kind: 'person', id: by },
        reason,
        data: { ref, subjectId, verdict, similarity: hit.similarity, list: list.source, listAsOf: list.asOf },
      },
    ],
  };
};
