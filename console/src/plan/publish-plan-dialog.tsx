import Box from '@cloudscape-design/components/box';
import { useQueryClient } from '@tanstack/react-query';
import { useFormat } from '../format.ts';
import { useWrite } from '../queries.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useToasts } from '../shell/toasts.tsx';
import type { PlanReport } from './plan-answer.ts';
import { useTenths } from './plan-tables.tsx';
import { usePlanWords } from './words/use-plan-words.ts';

/** a plan is published with what it would have done */
export function PublishPlanDialog({ report, onClose }: { readonly report: PlanReport; readonly onClose: () => void }) {
  const { w } = usePlanWords();
  const { date } = useFormat();
  const { tell } = useToasts();
  const client = useQueryClient();
  const percent = useTenths();
  const { inputs, shifts, judged } = report;
  const write = useWrite<object>('/plans', JSON.stringify([inputs, shifts]));
  const send = (): void =>
    write.mutate(
      { ...inputs, shifts },
      {
        onSuccess: () => {
          void client.invalidateQueries({ queryKey: ['plans'] });
          tell({ text: w('done') });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={w('publishTitle', { week: date(inputs.week) })}
      action={w('publishDo')}
      write={write}
      onSend={send}
      onClose={onClose}
    >
      <Box>{w('publishHint', { attainment: percent(judged.attainment), worst: percent(judged.worstWeek) })}</Box>
    </FormDialog>
  );
}
