import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { useWrite } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { shortName } from '../shell/short-name.ts';
import { useQueueTitle } from '../tasks/task-table.tsx';
import type { Watch, WatchesAnswer } from './use-realtime.ts';
import { WatchDialog } from './watch-dialog.tsx';
import { useRealtimeWords } from './words/use-realtime-words.ts';

const DAY = 86_400_000;

function Deeds({ rule }: { readonly rule: Watch }) {
  const w = useRealtimeWords();
  const person = usePerson();
  const now = useNow();
  const write = useWrite<object>('/watches', rule.id);
  const named = (deed: string): string => `${deed} · ${rule.title}`;
  const deed = (text: string, body: object) => (
    <Button loading={write.isPending} ariaLabel={named(text)} onClick={() => write.mutate({ ruleId: rule.id, ...body })}>
      {text}
    </Button>
  );
  if (!person.can('watch.set')) return '–';
  const follows = rule.followers.includes(person.id);
  // tomorrow at the same time: whoever rests it for longer ends it
  const until = new Date(Math.floor(now / 60_000) * 60_000 + DAY).toISOString();
  return (
    <SpaceBetween size="xs">
      <SpaceBetween size="xs" direction="horizontal">
        {deed(w('snooze'), { kind: 'snooze', until })}
        {rule.whose === 'desk' && deed(w(follows ? 'unfollow' : 'follow'), { kind: 'follow', follows: !follows })}
        {deed(w('stop'), { kind: 'stop' })}
      </SpaceBetween>
      {write.error !== null && <Refusal error={write.error} />}
    </SpaceBetween>
  );
}

interface Props {
  readonly answer: WatchesAnswer;
  readonly queues: readonly string[];
  readonly cut: Readonly<Record<string, string>>;
}

/** alerts that were set, how they stand, and what became of them */
export function WatchTable({ answer, queues, cut }: Props) {
  const w = useRealtimeWords();
  const { term } = useWords();
  const { number, instant, ago, country } = useFormat();
  const { can } = usePerson();
  const now = new Date(useNow()).toISOString();
  const titleOf = useQueueTitle();
  const [asked, setAsked] = useState(false);
  const part = (rule: Watch): string =>
    [
      rule.queue === undefined ? w('allQueues') : titleOf(rule.queue),
      ...(rule.country === undefined ? [] : [country(rule.country)]),
      ...(rule.segment === undefined ? [] : [term(rule.segment)]),
      ...[rule.pspClient, rule.team].flatMap((one) => one ?? []),
    ].join(', ');
  return (
    <SpaceBetween size="l">
      <RecordTable<Watch>
        header={
          <Header
            variant="h2"
            description={w('alertsIs')}
            actions={can('watch.set') && <Button onClick={() => setAsked(true)}>{w('setAlert')}</Button>}
          >
            {w('alerts')}
          </Header>
        }
        items={answer.rules}
        trackBy="id"
        empty={w('alertsNone')}
        columns={[
          {
            id: 'name',
            header: w('name'),
            minWidth: 160,
            cell: (rule) => (
              <>
                <FreeText text={rule.title} />
                <div className="quiet">{part(rule)}</div>
              </>
            ),
          },
          {
            id: 'figure',
            header: w('figure'),
            cell: (rule) => (
              <>
                {w(`figure.${rule.figure}`)} {w(rule.direction)} {number(rule.threshold)}
                <div className="quiet">{w('hoursOf', { from: rule.from, to: rule.to })}</div>
              </>
            ),
          },
          {
            id: 'state',
            header: w('state'),
            cell: ({ snoozedUntil, beyondSince }) => {
              if (snoozedUntil !== undefined && snoozedUntil > now)
                return <StatusIndicator type="stopped">{w('resting', { until: instant(snoozedUntil) })}</StatusIndicator>;
              if (beyondSince === undefined) return <StatusIndicator>{w('quiet')}</StatusIndicator>;
              return <StatusIndicator type="warning">{w('raised', { ago: ago(beyondSince) })}</StatusIndicator>;
            },
          },
          { id: 'whose', header: w('whose'), cell: ({ whose, by }) => `${w(`whose.${whose}`)} · ${shortName(by)}` },
          { id: 'actions', header: w('actions'), minWidth: 200, cell: (rule) => <Deeds rule={rule} /> },
        ]}
      />
      <RecordTable
        header={<Header variant="h2">{w('history')}</Header>}
        items={answer.told}
        trackBy="id"
        empty={w('historyNone')}
        columns={[
          { id: 'name', header: w('name'), cell: ({ title }) => <FreeText text={title} /> },
          {
            id: 'what',
            header: w('what'),
            cell: ({ what, value = 0, threshold = 0, until }) =>
              w(`what.${what}`, {
                value: number(value),
                threshold: number(threshold),
                until: until === undefined ? '' : instant(until),
              }),
          },
          { id: 'when', header: w('at'), cell: ({ at }) => instant(at) },
          { id: 'who', header: w('who'), cell: ({ by }) => (by === undefined ? w('clock') : shortName(by)) },
        ]}
      />
      {asked && <WatchDialog queues={queues} cut={cut} onClose={() => setAsked(false)} />}
    </SpaceBetween>
  );
}
