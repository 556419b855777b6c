import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../format.ts';
import { usePerson } from '../session.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { shortName } from '../shell/short-name.ts';
import { WithReason } from '../shell/with-reason.tsx';
import { type PolicyText, useDeed } from './use-playbooks.ts';
import { usePlaybookWords } from './words/use-playbook-words.ts';

type Proposal = PolicyText['proposals'][number];

function Waiting({ one, onRead }: { readonly one: Proposal; readonly onRead: () => void }) {
  const p = usePlaybookWords();
  const person = usePerson();
  const { instant } = useFormat();
  const approve = useDeed(`/policy/${one.version}/approval`);
  const own = one.by === person.id;
  return (
    <Alert
      type="warning"
      header={<WithReason text={p('proposalOf', { by: shortName(one.by), when: instant(one.at) })} reason={one.reason} />}
    >
      <SpaceBetween size="xs">
        <div>
          {p('proposalLoosens')} <span className="mono">{one.loosens.join(', ')}</span>
        </div>
        {own && <div>{p('proposalOwn')}</div>}
        <Refusal error={approve.error} />
        <SpaceBetween size="xs" direction="horizontal">
          <Button onClick={onRead}>{p('proposalRead')}</Button>
          {!own && person.can('policy.approve') && (
            <Button loading={approve.isPending} onClick={() => approve.mutate({ basedOn: one.basedOn })}>
              {p('proposalApprove')}
            </Button>
          )}
        </SpaceBetween>
      </SpaceBetween>
    </Alert>
  );
}

/** policies that loosen a rule and wait for a second person */
export function PolicyProposals({
  proposals,
  onRead,
}: {
  readonly proposals: readonly Proposal[];
  readonly onRead: (one: Proposal) => void;
}) {
  return proposals.map((one) => <Waiting key={one.version} one={one} onRead={() => onRead(one)} />);
}
