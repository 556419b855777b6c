import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { State } from '../shell/state.tsx';
import { useMoneyWords } from './money-words.ts';
import { OneTrace } from './one-trace.tsx';
import { useTraceOf } from './use-money.ts';

/** one field: any reference, and where its money is, who must act and by when */
export function TraceField() {
  const m = useMoneyWords();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const found = useTraceOf(asked);
  return (
    <Container header={<Header variant="h2">{m('trace')}</Header>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(typed.trim());
        }}
      >
        <FormField
          label={m('traceOf')}
          secondaryControl={
            <Button formAction="submit" loading={asked !== '' && found.isFetching}>
              {m('traceNow')}
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
              {traces.length === 0 && <div className="quiet">{m('nobodyKnows')}</div>}
              {traces.map((trace) => (
                <OneTrace key={JSON.stringify(trace.hops)} trace={trace} />
              ))}
            </div>
          )}
        </State>
      )}
    </Container>
  );
}
