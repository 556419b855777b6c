import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { stepErrorWords } from '../../../domain/wording/step-errors.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { usePlaybook } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { PageLink } from '../shell/link.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { State } from '../shell/state.tsx';
import { RedriveDialog } from './redrive-dialog.tsx';
import { type FailedRun, useFailedRuns, useMerchantName } from './use-playbooks.ts';
import { usePlaybookWords } from './words/use-playbook-words.ts';

const statuses = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const;

/** by name; by id where it is not registered yet */
function NameOf({ merchantId, registered }: { readonly merchantId: string; readonly registered: boolean }) {
  return useMerchantName(merchantId, registered) ?? merchantId;
}

function Why({ run }: { readonly run: FailedRun }) {
  const p = usePlaybookWords();
  const voice = useVoice();
  const words = stepErrorWords(run.error ?? '', voice);
  return (
    <>
      {words !== undefined && <div>{words}</div>}
      <span className="mono">{run.error ?? '–'}</span>
      {run.cause !== undefined && (
        <ExpandableSection variant="inline" headerText={p('cause')}>
          <pre className="letter mono">{run.cause}</pre>
        </ExpandableSection>
      )}
    </>
  );
}

function What({ run, onTry }: { readonly run: FailedRun; readonly onTry: (run: FailedRun) => void }) {
  const p = usePlaybookWords();
  const { term } = useWords();
  const person = usePerson();
  if (run.again !== undefined) return <span className="quiet">{p('again', { status: term(run.again.status) })}</span>;
  if (run.merchantId === undefined || !person.can('run.redrive')) return null;
  return <Button onClick={() => onTry(run)}>{p('tryAgain')}</Button>;
}

/** runs of a playbook that did not end well: where, of what, and another try */
export function FailedRunTable({ playbook }: { readonly playbook: string }) {
  const p = usePlaybookWords();
  const { term } = useWords();
  const { instant } = useFormat();
  const person = usePerson();
  const [status, setStatus] = useState<string>(statuses[0]);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<FailedRun>();
  const allowed = person.can('failure.read');
  const first = usePlaybook(playbook).data?.graph.startAt;
  const failed = useFailedRuns(playbook, status, cursors.at(-1) ?? '', allowed);
  if (!allowed) return <Alert type="info">{p('mayNot')}</Alert>;
  const options = statuses.map((value) => ({ value, label: term(value) }));
  return (
    <State of={failed}>
      {({ runs, cursor }) => (
        <>
          <RecordTable<FailedRun>
            items={runs}
            trackBy="run"
            empty={p('failedNone')}
            header={
              <Header variant="h2" description={p('failedHint')}>
                {p('failed')}
              </Header>
            }
            filter={
              <Select
                ariaLabel={p('status')}
                selectedOption={options.find(({ value }) => value === status) ?? null}
                options={options}
                onChange={({ detail }) => {
                  setStatus(detail.selectedOption.value ?? status);
                  setCursors([]);
                }}
              />
            }
            footer={
              (cursors.length > 0 || cursor !== undefined) && (
                <SpaceBetween direction="horizontal" size="xs">
                  <Button disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
                    {p('previous')}
                  </Button>
                  <Button disabled={cursor === undefined} onClick={() => setCursors([...cursors, cursor ?? ''])}>
                    {p('next')}
                  </Button>
                </SpaceBetween>
              )
            }
            columns={[
              {
                id: 'run',
                header: p('failedIn'),
                cell: (run) => (
                  <>
                    <strong>{run.state ?? '–'}</strong>
                    {run.merchantId === undefined ? (
                      <div className="mono">{`${run.run} (${p('byHand')})`}</div>
                    ) : (
                      <div>
                        <PageLink to={`/merchants/${run.merchantId}`}>
                          <NameOf merchantId={run.merchantId} registered={playbook !== 'onboarding' || run.state !== first} />
                        </PageLink>
                      </div>
                    )}
                  </>
                ),
              },
              { id: 'why', header: p('why'), cell: (run) => <Why run={run} /> },
              {
                id: 'when',
                header: p('when'),
                cell: (run) => (
                  <>
                    {instant(run.stoppedAt)}
                    {run.redrives > 0 && <div className="quiet">{p('redrives', { n: run.redrives })}</div>}
                  </>
                ),
              },
              { id: 'what', header: p('tryAgain'), cell: (run) => <What run={run} onTry={setChosen} /> },
            ]}
          />
          {chosen?.merchantId !== undefined && (
            <RedriveDialog run={chosen} merchantId={chosen.merchantId} onClose={() => setChosen(undefined)} />
          )}
        </>
      )}
    </State>
  );
}
