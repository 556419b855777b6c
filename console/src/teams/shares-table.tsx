import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';
import { MoveDialog, ReturnDialog } from './move-dialog.tsx';
import type { ShownAllocation, ShownShare, TeamsAnswer } from './use-teams.ts';

interface Row extends ShownShare {
  readonly allocation: ShownAllocation;
}

/** what is done about a share: moved until an instant, or taken back */
function Deeds({ row, answer }: { readonly row: Row; readonly answer: TeamsAnswer }) {
  const { t } = useWords();
  const person = usePerson();
  const titleOf = useQueueTitle();
  const [open, setOpen] = useState<'move' | 'return'>();
  if (!person.can('team.move')) return '–';
  const { queue } = row.allocation;
  const title = answer.teams.find(({ key }) => key === row.team)?.title ?? row.team;
  const move = answer.moves.find((one) => one.queue === queue && one.team === row.team);
  const close = (): void => setOpen(undefined);
  const queueTitle = titleOf(queue);
  return (
    <>
      <Button onClick={() => setOpen('move')} ariaLabel={t('teams.moveNamed', { team: title, queue: queueTitle })}>
        {t('teams.moveDots')}
      </Button>{' '}
      {move !== undefined && (
        <Button onClick={() => setOpen('return')} ariaLabel={t('teams.returnNamed', { team: title, queue: queueTitle })}>
          {t('teams.returnDots')}
        </Button>
      )}
      {open === 'move' && <MoveDialog {...{ queue, queueTitle, title }} share={row} onClose={close} />}
      {open === 'return' && move !== undefined && (
        <ReturnDialog queue={queue} overrideId={move.id} title={title} onClose={close} />
      )}
    </>
  );
}

/** a queue's teams with their shares, what each was given of its quota, and what was moved until when */
export function SharesTable({ allocation, answer }: { readonly allocation: ShownAllocation; readonly answer: TeamsAnswer }) {
  const { t, term } = useWords();
  const { instant, number, country } = useFormat();
  const titleOf = useQueueTitle();
  const teamOf = (key: string) => answer.teams.find((one) => one.key === key);
  const { queue, countries, segments } = allocation;
  const work = ({ team }: ShownShare) => teamOf(team)?.works.find((one) => one.queue === queue);
  const of = (n: number, cap: number | undefined): string =>
    cap === undefined ? number(n) : t('teams.ofCap', { n: number(n), cap: number(cap) });
  const about = [...countries.map(country), ...segments.map(term)].join(', ');
  return (
    <RecordTable<Row>
      header={
        <Header variant="h2" {...(about === '' ? {} : { description: about })}>
          {titleOf(queue)}
        </Header>
      }
      items={allocation.shares.map((share) => ({ ...share, allocation }))}
      trackBy="team"
      columns={[
        {
          id: 'team',
          header: t('teams.team'),
          minWidth: 160,
          cell: ({ team }) => (
            <>
              <strong>{teamOf(team)?.title ?? team}</strong>
              <div className="quiet">{term(teamOf(team)?.whose ?? 'own')}</div>
            </>
          ),
        },
        {
          id: 'open',
          header: t('teams.hours'),
          cell: ({ team }) => {
            const { open = false, opensAt } = teamOf(team) ?? {};
            return open ? (
              <StatusIndicator>{t('teams.openNow')}</StatusIndicator>
            ) : (
              <StatusIndicator type="stopped">
                {opensAt === undefined ? t('teams.closed') : t('teams.opensAt', { when: instant(opensAt) })}
              </StatusIndicator>
            );
          },
        },
        {
          id: 'share',
          header: t('teams.share'),
          cell: (row) => {
            const move = answer.moves.find((one) => one.queue === queue && one.team === row.team);
            return (
              <>
                {number(row.share)} %
                {row.share !== row.policyShare && (
                  <div className="quiet">{t('teams.insteadOf', { share: number(row.policyShare) })}</div>
                )}
                {move !== undefined && <div className="quiet">{t('teams.movedUntil', { when: instant(move.until) })}</div>}
              </>
            );
          },
        },
        {
          id: 'given',
          header: t('teams.given'),
          cell: ({ given, quota }) => t('teams.givenOf', { n: number(given), quota: number(quota) }),
        },
        {
          id: 'today',
          header: t('teams.today'),
          cell: (row) => {
            const { today = 0, maximumADay, commitmentADay } = work(row) ?? {};
            return (
              <>
                {of(today, maximumADay)}
                {commitmentADay !== undefined && (
                  <div className={today > commitmentADay ? '' : 'quiet'}>
                    {today > commitmentADay ? (
                      <StatusIndicator type="warning">
                        {t('teams.aboveContract', { n: number(today - commitmentADay), contract: number(commitmentADay) })}
                      </StatusIndicator>
                    ) : (
                      t('teams.contract', { n: number(commitmentADay) })
                    )}
                  </div>
                )}
              </>
            );
          },
        },
        { id: 'load', header: t('teams.openTasks'), cell: (row) => of(work(row)?.open ?? 0, work(row)?.maximumOpen) },
        { id: 'actions', header: t('outage.actions'), cell: (row) => <Deeds row={row} answer={answer} /> },
      ]}
      empty={t('teams.none')}
      footer={<Box color="text-body-secondary">{t('teams.countedSince')}</Box>}
    />
  );
}
