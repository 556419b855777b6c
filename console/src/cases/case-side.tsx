import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { useWrite } from '../queries.ts';
import { Due } from '../shell/due.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { PageLink } from '../shell/link.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { WaitedBar } from '../tasks/waited-bar.tsx';
import type { CaseAnswer } from '../work-answers.ts';
import { OpenMatters } from './case-open-matters.tsx';
import { placeOfCase } from './case-table.tsx';
import { CaseTask } from './case-task.tsx';
import { useCaseWords } from './case-words.ts';
import { DeedDialog, type DeedKind, deedKinds, deedShapes, isPossible } from './deed-dialogs.tsx';
import { RelatedCases } from './related-cases.tsx';
import { TraceBox } from './trace-box.tsx';

interface Props {
  readonly merchantId: string;
  readonly found: CaseAnswer;
}

/** who must act, whom the case waited for, its clocks, and what is open in it */
export function CaseSide({ merchantId, found }: Props) {
  const { c, party, clock, requester } = useCaseWords();
  const { instant } = useFormat();
  const [open, setOpen] = useState<DeedKind>();
  const path = `/merchants/${merchantId}/cases/${encodeURIComponent(found.id)}/deeds`;
  const unmerge = useWrite<object>(path);
  const resolve = useWrite<object>(path, `resolve ${found.version}`);
  return (
    <SpaceBetween size="m">
      <div>
        <Box variant="h3">{c('waitingOn')}</Box>
        <strong>{party(found.waitingOn)}</strong>
        {found.requester !== undefined && found.requester.kind !== 'merchant' && (
          <div className="quiet">
            <FreeText
              text={c('askedByOther', { who: [requester(found.requester.kind), found.requester.name ?? ''].join(' ').trim() })}
            />
          </div>
        )}
        {found.dispute !== undefined && (
          <div>
            <FreeText
              text={c('disputeOf', {
                payment: found.dispute.paymentReference,
                reason: found.dispute.reason.replaceAll('_', ' '),
              })}
            />
            {found.dispute.dueAt !== undefined && <div>{c('disputeDue', { when: instant(found.dispute.dueAt) })}</div>}
          </div>
        )}
        {found.rule !== undefined && <div className="quiet">{c('routed', { rule: found.rule })}</div>}
      </div>
      <CaseTask merchantId={merchantId} caseId={found.id} />
      <div>
        <Box variant="h3">{c('waited')}</Box>
        <WaitedBar waited={found.waited} />
      </div>
      <div>
        <Box variant="h3">{c('clocks')}</Box>
        <ul className="facts">
          {found.clocks.map((one) => (
            <li key={`${one.clock} ${one.of}`}>
              {clock(one.clock)} ·{' '}
              {one.dueAt === undefined ? (
                <span className="quiet">
                  {c(one.clock === 'requester_wait' && one.paused === undefined ? 'running' : 'paused')},{' '}
                  {c('since', { when: instant(one.since) })}
                </span>
              ) : (
                <Due at={one.dueAt} />
              )}
            </li>
          ))}
        </ul>
      </div>
      {found.mergedInto !== undefined && (
        <div>
          <PageLink to={placeOfCase(merchantId, found.mergedInto)}>{c('mergedInto')}</PageLink>
          <Refusal error={unmerge.error} />
          <Button
            loading={unmerge.isPending}
            onClick={() => unmerge.mutate({ version: found.version, deed: { kind: 'unmerge' } })}
          >
            {c('unmerge')}
          </Button>
        </div>
      )}
      <TraceBox merchantId={merchantId} found={found} />
      <OpenMatters path={path} found={found} />
      <RelatedCases merchantId={merchantId} found={found} />
      <Refusal error={resolve.error} />
      {found.closedAt === undefined && (
        <SpaceBetween direction="horizontal" size="xs">
          {deedKinds
            .filter((deed) => isPossible(deed, found))
            .map((deed) => (
              <Button key={deed} onClick={() => setOpen(deed)}>
                {c(deedShapes[deed].dots)}
              </Button>
            ))}
          {found.waitingOn !== 'resolved' && (
            <Button
              loading={resolve.isPending}
              onClick={() => resolve.mutate({ version: found.version, deed: { kind: 'resolve' } })}
            >
              {c('resolve')}
            </Button>
          )}
        </SpaceBetween>
      )}
      {open !== undefined && <DeedDialog deed={open} path={path} found={found} onClose={() => setOpen(undefined)} />}
    </SpaceBetween>
  );
}
