import * as z from 'zod';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { merchantIn, stepEntry, stepEntryId, stepInput } from '../model/step.ts';
import { riskOutcome } from '../policy/risk-schema.ts';
import { worded } from '../wording/told.ts';
import { assess } from './assess.ts';
import { fourEyesFor, outcomeForTwo } from './demand-four-eyes.ts';
import { signals } from './signals.ts';

export const scoreRiskInput = stepInput.extend({ signals });
export const scoreRiskResult = z.object({
  kind: riskOutcome,
  assessmentId: z.string(),
  score: z.number(),
  fourEyes: z.object({ required: z.boolean(), reasons: z.array(worded) }),
});
type Input = z.infer<typeof scoreRiskInput>;
type Result = z.infer<typeof scoreRiskResult>;

/** Scores the signals by the policy's rules, and stores each reason with its contribution. Above the policy's limits two people review, whatever the score. Throws MerchantNotFound, MerchantClosed, WrongStage */
export const scoreRisk = (snapshot: Snapshot | undefined, input: Input, context: Context): Decision<Result> => {
  const { merchant } = merchantIn(['risk_check'], snapshot, input.merchantId, 'score-risk');
  const rounds = merchant.risk?.rounds ?? 0;
  const { score, outcome: byScore, reasons, requests } = assess(input.signals, context.policy.risk, rounds);
  const { forced, ...fourEyes } = fourEyesFor(merchant, score, input.signals, context.policy);
  const outcome = outcomeForTwo(byScore, { forced });
  const assessmentId = stepEntryId(input, 'score-risk');
  const result: Result = { kind: outcome, assessmentId, score, fourEyes };
  const kept = reasons.map((one) => ({ ...one }));
  return {
    result,
    puts: [
      {
        ...merchant,
        run: input.run,
        risk: {
          assessmentId,
          rounds,
          fourEyes,
          score,
          outcome,
          assessedAt: context.now,
          reasons: kept,
          requests: requests.map((one) => ({ ...one })),
        },
      },
    ],
    deletes: [],
    timeline: [
      stepEntry(input, 'score-risk', context, {
        type: 'risk.assessed.v1',
        data: {
          assessmentId,
          score,
          outcome,
          reasons: kept,
          signals: input.signals,
          policyVersion: context.policy.version,
          fourEyes: { ...fourEyes },
        },
      }),
    ],
  };
};
