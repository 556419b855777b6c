import { useFormat } from '../format.ts';
import { PageLink } from '../shell/link.tsx';
import { Card } from './card.tsx';
import { shownRate } from './enough.ts';
import { ListLink } from './list-link.tsx';
import { RateText } from './rate-text.tsx';
import { Scroll } from './scroll.tsx';
import type { Figures, Rate } from './use-figures.ts';
import { useFigureWords } from './words/use-figure-words.ts';

function Minutes({ of }: { readonly of: Rate }) {
  const f = useFigureWords();
  const { number } = useFormat();
  const shown = shownRate(of);
  return (
    <span className="nowrap">
      {shown === null ? <span className="quiet">{f('notEnough')}</span> : f('queue.minutes', { n: number(Math.round(shown)) })}{' '}
      <span className="quiet">({f('n', { n: number(of.n) })})</span>
    </span>
  );
}

/** service level agreement, service level, handling time and backlog of each queue */
export function Queues({ figures, titles }: { readonly figures: Figures; readonly titles: ReadonlyMap<string, string> }) {
  const f = useFigureWords();
  const { number, percent } = useFormat();
  const { queues, lists, levelHours } = figures;
  const column = (name: string, is: string) => (
    <th scope="col">
      <abbr title={is}>{name}</abbr>
    </th>
  );
  return (
    <Card title={f('queue.title')} definition={f('queue.is')}>
      <Scroll label={f('queue.title')}>
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{f('queue.queue')}</th>
              {column(f('queue.sla'), f('queue.slaIs'))}
              {column(f('queue.counts'), f('queue.slaIs'))}
              {column(f('queue.level', { hours: levelHours }), f('queue.levelIs', { hours: levelHours }))}
              {column(f('queue.handling'), f('queue.handlingIs'))}
              <th scope="col">{f('queue.backlog')}</th>
            </tr>
          </thead>
          <tbody>
            {queues.map(({ queue, sla, calm, level, handlingMinutes, backlog }) => {
              const title = titles.get(queue) ?? queue;
              const open = backlog.reduce((sum, { inTime, late }) => sum + inTime + late, 0);
              const late = backlog.reduce((sum, one) => sum + one.late, 0);
              return (
                <tr key={queue}>
                  <th scope="row">{title}</th>
                  <td>
                    <RateText rate={sla} />
                    {calm !== undefined && calm.met !== sla.met && shownRate(calm) !== null && (
                      <div className="quiet">{f('queue.calm', { rate: percent(shownRate(calm) ?? 0) })}</div>
                    )}
                  </td>
                  <td className="nowrap">
                    {number(sla.met)} /{' '}
                    <ListLink lists={lists} of={`breached/${queue}`} title={`${title} · ${f('week.breached')}`}>
                      {number(sla.breached)}
                    </ListLink>{' '}
                    / {number(sla.openInTime)}
                  </td>
                  <td>
                    <RateText rate={level} />
                  </td>
                  <td>
                    <Minutes of={handlingMinutes} />
                  </td>
                  <td className="nowrap">
                    {open === 0 ? number(0) : <PageLink to={`/tasks?queue=${queue}`}>{number(open)}</PageLink>}
                    {late > 0 && <span className="late"> · {f('queue.late', { n: number(late) })}</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}
