import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useFormat } from '../format.ts';
import { Refusal } from '../shell/refusal.tsx';
import { useConnectionWords } from './connections-words.ts';
import { type Tested, useConnectionTest } from './use-connection-test.ts';

type Shown = NonNullable<Tested['outward'] | Tested['inward']>;

/** works, does not, or is not set up; and in a sentence why */
function Outcome({ of, text }: { readonly of: Shown['kind']; readonly text: string }) {
  const c = useConnectionWords();
  const type = of === 'not-set-up' ? 'pending' : of === 'known' || of === 'taken' ? 'success' : 'error';
  return (
    <div>
      <StatusIndicator type={type}>{c(type)}</StatusIndicator>
      <div className="quiet">{text}</div>
    </div>
  );
}

function Outward({ of }: { readonly of: NonNullable<Tested['outward']> }) {
  const c = useConnectionWords();
  switch (of.kind) {
    case 'known':
      return <Outcome of={of.kind} text={c('outKnown', { as: of.as, ms: of.ms })} />;
    case 'stranger':
      return <Outcome of={of.kind} text={c('outStranger', { ms: of.ms })} />;
    case 'failed':
      return <Outcome of={of.kind} text={c('outFailed', { reason: of.reason, ms: of.ms })} />;
    case 'not-set-up':
      return <Outcome of={of.kind} text={c('outNotSetUp')} />;
  }
}

function Inward({ of }: { readonly of: NonNullable<Tested['inward']> }) {
  const c = useConnectionWords();
  switch (of.kind) {
    case 'taken':
      return <Outcome of={of.kind} text={c('inTaken', { ms: of.ms })} />;
    case 'failed':
      return <Outcome of={of.kind} text={c('inFailed', { reason: of.reason, ms: of.ms })} />;
    case 'not-set-up':
      return <Outcome of={of.kind} text={c('inNotSetUp')} />;
  }
}

/** a button that calls the system and knocks at our own door in its name, and what came of both */
export function ConnectionTest({ id, title, seen }: { readonly id: string; readonly title: string; readonly seen: boolean }) {
  const c = useConnectionWords();
  const { instant } = useFormat();
  const test = useConnectionTest(id);
  return (
    <>
      <Button variant="normal" loading={test.isPending} ariaLabel={c('testOf', { title })} onClick={() => test.mutate()}>
        {c('test')}
      </Button>
      {seen && <div className="quiet">{c('seen')}</div>}
      <div role="status">
        {test.data !== undefined && (
          <>
            <div className="quiet">{instant(test.data.at)}</div>
            {test.data.outward !== undefined && <Outward of={test.data.outward} />}
            {test.data.inward !== undefined && <Inward of={test.data.inward} />}
          </>
        )}
      </div>
      <Refusal error={test.error} />
    </>
  );
}
