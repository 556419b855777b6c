import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { useWrite } from '../queries.ts';
import { Due } from '../shell/due.tsx';
import { PageLink } from '../shell/link.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { WaitedBar } from '../tasks/waited-bar.tsx';
import type { CaseAnswer } from '../work-answers.ts';
import { OpenMatters } from './case-open-matters.tsx';
import { placeOfCase } from './case-table.tsx';
import { useCaseWords } from './case-words.ts';
import { DeedFieldDialog } from './deed-field-dialog.tsx';

const deeds = ['promise', 'ask_provider', 'raise_issue', 'merge'] as const;
type Deed = (typeof deeds)[number];
const dots = { promise: 'promiseDots', ask_provider: 'askDots', raise_issue: 'issueDots', merge: 'mergeDots' } as const;

interface Props {
  readonly merchantId: string;
  readonly found: CaseAnswer;
}

function DeedDialog({ deed, path, found, onClose }: { deed: Deed; path: string; found: CaseAnswer; onClose: () => void }) {
  const own = { path, version: found.version, along: { kind: deed }, onClose };
  switch (deed) {
    case 'promise':
      return (
        <DeedFieldDialog
          {...own}
          title="promiseTitle"
          action="promiseSave"
          fields={[
            { name: 'what', label: 'promiseWhat', kind: 'line' },
            { name: 'on', label: 'promiseOn', kind: 'line' },
          ]}
        />
      );
    case 'ask_provider':
      return (
        <DeedFieldDialog
          {...own}
          title="askTitle"
          note="askNote"
          action="askSave"
          fields={[
            { name: 'provider', label: 'askWho', kind: found.providers.map((one) => ({ value: one, label: one })) },
            { name: 'text', label: 'askText', kind: 'text' },
          ]}
        />
      );
    case 'merge':
      return (
        <DeedFieldDialog
          {...own}
          title="mergeTitle"
          note="mergeNote"
          action="mergeSave"
          fields={[
            { name: 'into', label: 'mergeInto', kind: found.others.map(({ id, title }) => ({ value: id, label: title })) },
          ]}
        />
      );
    case 'raise_issue':
      return (
        <DeedFieldDialog
          {...own}
          title="issueTitle"
          action="issueSave"
          fields={[
            { name: 'title', label: 'issueWhat', kind: 'line' },
            { name: 'note', label: 'issueNote', kind: 'text', optional: true },
          ]}
        />
      );
  }
}

/** who must act, whom the case waited for, its clocks, and what is open in it */
export function CaseSide({ merchantId, found }: Props) {
  const { c, party, clock } = useCaseWords();
  const { instant } = useFormat();
  const [open, setOpen] = useState<Deed>();
  const path = `/merchants/${merchantId}/cases/${encodeURIComponent(found.id)}/deeds`;
  const unmerge = useWrite<object>(path);
  return (
    <SpaceBetween size="m">
      <div>
        <Box variant="h3">{c('waitingOn')}</Box>
        <strong>{party(found.waitingOn)}</strong>
        {found.rule !== undefined && <div className="quiet">{c('routed', { rule: found.rule })}</div>}
      </div>
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
                  {c(one.clock === 'requester_wait' ? 'running' : 'paused')}, {c('since', { when: instant(one.since) })}
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
      <OpenMatters path={path} found={found} />
      {found.closedAt === undefined && (
        <SpaceBetween direction="horizontal" size="xs">
          {deeds
            .filter((deed) => deed !== 'merge' || found.others.length > 0)
            .map((deed) => (
              <Button key={deed} onClick={() => setOpen(deed)}>
                {c(dots[deed])}
              </Button>
            ))}
        </SpaceBetween>
      )}
      {open !== undefined && <DeedDialog deed={open} path={path} found={found} onClose={() => setOpen(undefined)} />}
    </SpaceBetween>
  );
}
