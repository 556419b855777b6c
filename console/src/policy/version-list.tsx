import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { PolicyAnswer } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { shortName } from '../shell/short-name.ts';
import { State } from '../shell/state.tsx';
import { WithReason } from '../shell/with-reason.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { useWrittenPolicy } from './use-draft.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

type Version = PolicyAnswer['versions'][number];

/** an earlier version is published again as it was, through the same checks; the one in force for merchants in flight */
function Rollback({ of, active, onClose }: { readonly of: Version; readonly active: string; readonly onClose: () => void }) {
  const { p } = usePolicyWords();
  const { date } = useFormat();
  const earlier = useWrittenPolicy(of.version);
  const again = of.version === active;
  if (earlier.data === undefined) return null;
  const { version: _version, ...policy } = earlier.data.policy;
  return (
    <PublishDialog
      title={again ? p('moveInFlightTitle') : p('rollbackTitle', { date: date(of.publishedAt) })}
      hint={p(again ? 'moveInFlightHint' : 'rollbackHint')}
      inFlight={again ? 'move' : 'pin'}
      policy={policy}
      basedOn={active}
      onDone={() => undefined}
      onClose={onClose}
    />
  );
}

/** every version there was, with who published it and why */
export function VersionList({ onCompare }: { readonly onCompare: (version: string, against: string) => void }) {
  const { p } = usePolicyWords();
  const { term } = useWords();
  const person = usePerson();
  const { instant } = useFormat();
  const policy = useWrittenPolicy();
  const [back, setBack] = useState<Version>();
  const nameOf = (by: string): string => (by === 'system' ? term(by) : shortName(by));
  const why = ({ by, reason }: { readonly by: string; readonly reason: string }): string =>
    by === 'system' ? term(reason) : reason;
  return (
    <State of={policy}>
      {({ versions, active }) => (
        <>
          <RecordTable
            header={
              <Header variant="h2" counter={`(${versions.length})`}>
                {p('versions')}
              </Header>
            }
            items={versions}
            trackBy="version"
            columns={[
              {
                id: 'version',
                header: p('version'),
                cell: ({ version }) => (
                  <>
                    <span className="mono">{version}</span> {version === active && <Badge color="green">{p('inForce')}</Badge>}
                  </>
                ),
              },
              {
                id: 'published',
                header: p('when'),
                minWidth: 260,
                cell: (one) => (
                  <>
                    <WithReason text={p('published', { at: instant(one.publishedAt), by: nameOf(one.by) })} reason={why(one)} />
                    {one.approvedBy !== undefined && <div>{p('approvedBy', { by: shortName(one.approvedBy) })}</div>}
                    {one.inFlight === 'move' && <div>{p('movedThem')}</div>}
                    {one.again?.map((later) => (
                      <div key={later.at}>
                        <WithReason text={p('again', { at: instant(later.at), by: nameOf(later.by) })} reason={why(later)} />
                        {later.inFlight === 'move' && <div>{p('movedThem')}</div>}
                      </div>
                    ))}
                  </>
                ),
              },
              {
                id: 'actions',
                header: p('actions'),
                cell: (one) =>
                  one.version === active ? (
                    versions.length > 1 &&
                    person.can('policy.publish') && <Button onClick={() => setBack(one)}>{p('moveInFlight')}</Button>
                  ) : (
                    <SpaceBetween direction="horizontal" size="xs">
                      <Button onClick={() => onCompare(one.version, active)}>{p('compare')}</Button>
                      {person.can('policy.publish') && <Button onClick={() => setBack(one)}>{p('rollback')}</Button>}
                    </SpaceBetween>
                  ),
              },
            ]}
          />
          {back !== undefined && <Rollback of={back} active={active} onClose={() => setBack(undefined)} />}
        </>
      )}
    </State>
  );
}
