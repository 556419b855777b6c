import Container from '@cloudscape-design/components/container';
import type { ReactNode } from 'react';
import { useFormat } from '../format.ts';
import { Definition } from './definition.tsx';
import { shownDays, shownRate } from './enough.ts';
import { ListLink } from './list-link.tsx';
import type { Figures, Rate } from './use-figures.ts';
import { useMonth } from './use-month.ts';
import { usePoints } from './use-points.ts';
import { useFigureWords } from './words/use-figure-words.ts';

function One(props: { readonly name: string; readonly is: string; readonly shown: string | null; readonly note: ReactNode }) {
  const f = useFigureWords();
  return (
    <div>
      <dt>
        {props.name} <Definition of={props.is} />
      </dt>
      <dd>
        <div className={props.shown === null ? 'quiet' : /\d/.test(props.shown) ? 'figure-number' : 'figure-word'}>
          {props.shown ?? f('notEnough')}
        </div>
        <div className="quiet">{props.note}</div>
      </dd>
    </div>
  );
}

/** the whole desk in six numbers */
export function Overview({ figures }: { readonly figures: Figures }) {
  const f = useFigureWords();
  const { percent, number } = useFormat();
  const month = useMonth();
  const part = (rate: Rate) => {
    const shown = shownRate(rate);
    return shown === null ? null : percent(shown);
  };
  const n = (rate: Rate) => <span className="nowrap">{f('n', { n: number(rate.n) })}</span>;
  const cohorts = figures.cohorts.flatMap((one) => {
    const rate = one.windows.find(({ days }) => days === 30)?.rate;
    return rate === undefined || rate.value === null ? [] : [{ month: one.month, rate }];
  });
  const newest = cohorts.at(-1);
  const sums = figures.queues.reduce((sum, { sla }) => ({ met: sum.met + sla.met, breached: sum.breached + sla.breached }), {
    met: 0,
    breached: 0,
  });
  const closed = sums.met + sums.breached;
  const sla = { value: closed === 0 ? null : sums.met / closed, n: closed };
  const { medianDays, curve, n: waiting } = figures.timeToActivate;
  const atRisk = curve.find(({ day }) => day === medianDays)?.atRisk ?? curve[0]?.atRisk ?? 0;
  const median = shownDays(medianDays, atRisk);
  const week = figures.nudges.find(({ days }) => days === 7);
  const enough = week !== undefined && shownRate(week.nudged) !== null && shownRate(week.holdOut) !== null;
  const { points, told } = usePoints();
  return (
    <Container>
      <dl className="figure-strip">
        <One
          name={f('overview.activation')}
          is={f('overview.activationIs')}
          shown={newest === undefined ? null : part(newest.rate)}
          note={
            newest === undefined ? (
              ''
            ) : (
              <>
                {f('overview.activationOf', { month: month(newest.month) })} · {n(newest.rate)}
              </>
            )
          }
        />
        <One
          name={f('overview.median')}
          is={f('overview.medianIs')}
          shown={
            waiting === 0 || atRisk < 1
              ? null
              : medianDays === null
                ? f('overview.notReached')
                : median === null
                  ? null
                  : f('overview.days', { n: number(median) })
          }
          note={f('n', { n: number(waiting) })}
        />
        <One name={f('overview.sla')} is={f('overview.slaIs')} shown={part(sla)} note={n(sla)} />
        <One
          name={f('overview.straight')}
          is={f('overview.straightIs')}
          shown={part(figures.straightThrough)}
          note={
            <>
              {n(figures.straightThrough)} ·{' '}
              <ListLink lists={figures.lists} of="decided/person" title={f('overview.people')}>
                {f('overview.people')}
              </ListLink>
            </>
          }
        />
        <One
          name={f('overview.uplift')}
          is={f('overview.upliftIs')}
          shown={!enough || week.uplift === null ? null : told(week.uplift)}
          note={
            week === undefined
              ? ''
              : `${
                  enough && week.upliftInterval !== null
                    ? `${f('interval', { low: points(week.upliftInterval.low), high: points(week.upliftInterval.high) })} · `
                    : ''
                }n = ${number(week.nudged.n)} / ${number(week.holdOut.n)}`
          }
        />
        <One name={f('overview.csat')} is={f('overview.csatIs')} shown={part(figures.csat.csat)} note={n(figures.csat.csat)} />
      </dl>
    </Container>
  );
}
