import type { Json } from '../json.ts';
import type { Ending, HistoryEvent } from './frames.ts';

/** what happened to a distributed Map's run and to its child executions, which have histories of their own */
export type MapNews =
  | {
      readonly kind: 'run-started';
      readonly arn: string;
      /** the execution, or child execution, whose state it is */
      readonly executionArn: string;
      readonly total: number;
      readonly maxConcurrency: number;
      readonly toleratedCount: number;
      readonly toleratedPercentage: number;
    }
  /** its items were read, or put into batches: how many there are, and how many children they make */
  | {
      readonly kind: 'run-filled';
      readonly arn: string;
      readonly items: number;
      readonly children: number;
      readonly batched: boolean;
    }
  | { readonly kind: 'results-written'; readonly arn: string }
  | { readonly kind: 'run-redriven'; readonly arn: string }
  | { readonly kind: 'run-ended'; readonly arn: string; readonly status: Ending['status'] }
  | {
      readonly kind: 'child-started';
      readonly arn: string;
      readonly name: string;
      readonly mapRun: string;
      readonly input: Json;
      readonly express: boolean;
    }
  | { readonly kind: 'child-resumed'; readonly arn: string }
  | { readonly kind: 'child-event'; readonly arn: string; readonly event: HistoryEvent }
  | { readonly kind: 'child-ended'; readonly arn: string; readonly ending: Ending };
