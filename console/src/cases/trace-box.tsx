import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api.ts';
import { OneTrace } from '../money/one-trace.tsx';
import { useSession } from '../session.tsx';
import { State } from '../shell/state.tsx';
import type { CaseAnswer } from '../work-answers.ts';
import { useCaseWords } from './case-words.ts';
import { useTraceWords } from './trace-words.ts';

/** a reference of a payment or payout, pasted into one field, and where its money is */
interface Props {
  readonly merchantId: string;
  readonly found: CaseAnswer;
}

export function TraceBox({ merchantId, found: one }: Props) {
  const { door } = useSession();
  const { c } = useCaseWords();
  const w = useTraceWords();
  const [typed, setTyped] = useState(one.paymentReference ?? '');
  const [asked, setAsked] = useState((one.paymentReference ?? '').trim());
  const found = useQuery({
    queryKey: ['trace', merchantId, one.id, asked],
    queryFn: () =>
      get<CaseAnswer>(
        door,
        `/merchants/${merchantId}/cases/${encodeURIComponent(one.id)}?${new URLSearchParams({ trace: asked })}`,
      ),
    enabled: asked !== '',
  });
  return (
    <div>
      <Box variant="h3">{c('trace')}</Box>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(typed.trim());
        }}
      >
        <FormField
          label={c('traceOf')}
          secondaryControl={
            <Button formAction="submit" loading={asked !== '' && found.isFetching}>
              {c('traceNow')}
            </Button>
          }
          stretch
        >
          <Input value={typed} onChange={({ detail }) => setTyped(detail.value)} />
        </FormField>
      </form>
      {asked !== '' && (
        <State of={found}>
          {({ traces }) => (
            <div role="status">
              {traces.length === 0 && <div className="quiet">{w.t('nobodyKnows')}</div>}
              {traces.map((trace) => (
                <OneTrace key={JSON.stringify(trace.hops)} trace={trace} />
              ))}
            </div>
          )}
        </State>
      )}
    </div>
  );
}
