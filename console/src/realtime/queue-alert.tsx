import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { proposeMove } from '../../../domain/volume/propose-move.ts';
import { useFormat } from '../format.ts';
import { useNow } from '../now.tsx';
import { usePerson } from '../session.tsx';
import { MoveDialog } from '../teams/move-dialog.tsx';
import { useTeams } from '../teams/use-teams.ts';
import type { RealtimeQueue } from './use-realtime.ts';
import { useRealtimeWords } from './words/use-realtime-words.ts';

const HOUR = 3_600_000;

/** more or less came than this queue usually sees: the cause, and a move that can be taken back */
export function QueueAlert({ queue, title }: { readonly queue: RealtimeQueue; readonly title: string }) {
  const w = useRealtimeWords();
  const { number, time, money } = useFormat();
  const { can } = usePerson();
  const teams = useTeams().data;
  const now = useNow();
  const [open, setOpen] = useState(false);
  const { day } = queue;
  if (day === null || day.alert === null) return null;
  const rounded = (value: number): string => number(Math.round(Math.abs(value)));
  const untilMs = Math.floor(now / HOUR) * HOUR + 4 * HOUR;
  const move =
    teams === undefined || day.alert === 'low'
      ? undefined
      : proposeMove({
          ...teams,
          queue: queue.queue,
          day,
          hours: queue.hours,
          dueSoon: queue.backlog.dueSoon,
          overdue: queue.backlog.overdue,
          now,
          until: untilMs,
        });
  const shares = teams?.allocations.find((one) => one.queue === queue.queue)?.shares ?? [];
  const suppliers = teams?.teams.filter(({ whose }) => whose === 'supplier') ?? [];
  // where no move is worth proposing, a lead may still make one
  const share = shares.find(({ team }) => (move === undefined ? suppliers.some(({ key }) => key === team) : team === move.team));
  const takes = share && suppliers.find(({ key }) => key === share.team);
  return (
    <Alert type="warning">
      <SpaceBetween size="xs">
        <div>
          {w(day.alert === 'high' ? 'moreCame' : 'fewerCame', {
            queue: title,
            n: rounded(day.soFar - day.expectedSoFar),
            more: rounded(day.revised - day.unrevised),
          })}
        </div>
        {move !== undefined && (
          <div>
            {w('moveEffect', {
              ...{ team: move.title, n: number(move.tasks), until: time(new Date(untilMs).toISOString()) },
              breaches: number(move.fewerBreaches),
              cost: move.costMinor === null || move.currency === null ? w('noCost') : money(move.costMinor, move.currency),
            })}
          </div>
        )}
        {takes !== undefined && day.alert === 'high' && can('team.move') && (
          <Button onClick={() => setOpen(true)}>{w('move')}</Button>
        )}
      </SpaceBetween>
      {open && share !== undefined && takes !== undefined && (
        <MoveDialog
          {...{ queue: queue.queue, queueTitle: title, title: takes.title }}
          share={{ ...share, share: move?.share ?? share.share }}
          until={untilMs}
          onClose={() => setOpen(false)}
        />
      )}
    </Alert>
  );
}
