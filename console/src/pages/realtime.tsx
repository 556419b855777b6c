import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import '../figures/figures.css';
import '../realtime/realtime.css';
import { AbsencesCard } from '../realtime/absences-card.tsx';
import { CutBar } from '../realtime/cut-bar.tsx';
import { PeopleCard } from '../realtime/people-card.tsx';
import { QueueAlert } from '../realtime/queue-alert.tsx';
import { QueueForecast } from '../realtime/queue-forecast.tsx';
import { QueueHours } from '../realtime/queue-hours.tsx';
import { QueueTable } from '../realtime/queue-table.tsx';
import { useCut, useRealtime, useWatches } from '../realtime/use-realtime.ts';
import { WatchTable } from '../realtime/watch-table.tsx';
import { useRealtimeWords } from '../realtime/words/use-realtime-words.ts';
import { State } from '../shell/state.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';

/** volumes as they are now: queues by time to breach, what is expected, alerts and the moves they ask for */
export default function Realtime() {
  const w = useRealtimeWords();
  const titleOf = useQueueTitle();
  const { cut, queue, choose } = useCut();
  const realtime = useRealtime(cut);
  const watches = useWatches();
  const isCut = Object.values(cut).some((value) => value !== '');
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={w('about')}>
        {w('title')}
      </Header>
      <State of={realtime}>
        {(answer) => {
          const chosen = answer.queues.find((one) => one.queue === queue) ?? answer.queues[0];
          return (
            <SpaceBetween size="l">
              {answer.madeAt === null && <Alert type="info">{w('noForecast')}</Alert>}
              {answer.queues.map((one) => (
                <QueueAlert key={one.queue} queue={one} title={titleOf(one.queue)} />
              ))}
              <CutBar cuts={answer.cuts} cut={cut} onChoose={choose} />
              {isCut && <Box color="text-body-secondary">{w('cutNote')}</Box>}
              <QueueTable queues={answer.queues} onShow={(one) => choose('queue', one)} />
              {answer.more && <Box color="text-body-secondary">{w('more')}</Box>}
              <PeopleCard people={answer.people} />
              <AbsencesCard absences={answer.absences} week={answer.week} />
              {chosen !== undefined && (
                <>
                  <QueueHours queue={chosen} title={titleOf(chosen.queue)} />
                  <QueueForecast key={chosen.queue} queue={chosen} title={titleOf(chosen.queue)} seen={answer.seen} />
                </>
              )}
              <State of={watches}>
                {(told) => <WatchTable answer={told} queues={answer.queues.map((one) => one.queue)} cut={cut} />}
              </State>
            </SpaceBetween>
          );
        }}
      </State>
    </SpaceBetween>
  );
}
