import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../format.ts';
import { type ProposalComments as Comments, type PolicyText, useDeed } from '../playbooks/use-playbooks.ts';
import { usePerson } from '../session.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { shortName } from '../shell/short-name.ts';
import { WithReason } from '../shell/with-reason.tsx';
import { ProposalComments } from './proposal-comments.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

type Proposal = PolicyText['proposals'][number];

interface WaitingProps {
  readonly one: Proposal;
  readonly comments: Comments;
  readonly onRead: () => void;
}

function Waiting({ one, comments, onRead }: WaitingProps) {
  const { p } = usePolicyWords();
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
        {one.loosens.length > 0 && (
          <div>
            {p('proposalLoosens')} <span className="mono">{one.loosens.join(', ')}</span>
          </div>
        )}
        {one.inFlight === 'move' && <div>{p('movedThem')}</div>}
        <ProposalComments proposal={one} comments={comments} />
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

/** policies that wait for a second person, and what was said about them */
export function PolicyProposals({
  proposals,
  comments,
  onRead,
}: {
  readonly proposals: readonly Proposal[];
  readonly comments: Comments;
  readonly onRead: (one: Proposal) => void;
}) {
  return proposals.map((one) => (
    <Waiting
      key={one.version}
      one={one}
      comments={comments.filter(({ version }) => version === one.version)}
      onRead={() => onRead(one)}
    />
  ));
}
