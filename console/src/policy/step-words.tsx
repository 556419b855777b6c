import type { DecisionStep } from '../../../domain/backtest/backtest-answer.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

/** one decision of a policy in a line: what, where, why, until when */
export const useStepWords = (): ((step: DecisionStep) => string) => {
  const { p } = usePolicyWords();
  const { term } = useWords();
  const { instant } = useFormat();
  const titleOf = useQueueTitle();
  return ({ type, stage, rung, channel, queue, requirementId, dueAt, reason }) =>
    [
      term(type),
      ...(stage === undefined ? [] : [term(stage)]),
      ...(rung === undefined ? [] : [p('step', { n: rung + 1 })]),
      ...(channel === undefined ? [] : [term(channel)]),
      ...(queue === undefined ? [] : [titleOf(queue)]),
      ...(requirementId === undefined ? [] : [term(requirementId)]),
      ...(reason === undefined ? [] : [term(reason)]),
      ...(dueAt === undefined ? [] : [p('until', { when: instant(dueAt) })]),
    ].join(' · ');
};
