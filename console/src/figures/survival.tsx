import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../format.ts';
import { PageLink } from '../shell/link.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { Card } from './card.tsx';
import { shownDays } from './enough.ts';
import { Scroll } from './scroll.tsx';
import type { Figures } from './use-figures.ts';
import { useFigureWords } from './words/use-figure-words.ts';

type Curve = Figures['timeToActivate']['curve'];
const [HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [262, 44, 44, 26, 16];

const stepOf = (longest: number): number => [1, 2, 5, 10, 15, 30, 60, 90].find((step) => longest / step <= 7) ?? 120;

/** the step line and a tick for each day on which somebody was last seen */
function Plot({ curve, label }: { readonly curve: Curve; readonly label: string }) {
  const f = useFigureWords();
  const { percent, number } = useFormat();
  // drawn as wide as it is shown, so that its letters keep their size
  const width = useNarrow() ? 330 : 560;
  const longest = Math.max(1, curve.at(-1)?.day ?? 1);
  const x = (day: number): number => LEFT + (day / longest) * (width - LEFT - RIGHT);
  const y = (share: number): number => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const line = curve.map(({ day, survival }) => `H${x(day)}V${y(survival)}`).join('');
  const step = stepOf(longest);
  const ticks = Array.from({ length: Math.floor(longest / step) + 1 }, (_, at) => at * step);
  return (
    <svg className="figure-curve" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line className={share === 0.5 ? 'half' : 'grid'} x1={LEFT} x2={width - RIGHT} y1={y(share)} y2={y(share)} />
          <text x={LEFT - 6} y={y(share) + 4} textAnchor="end">
            {percent(share)}
          </text>
        </g>
      ))}
      {ticks.map((day) => (
        <text key={day} x={x(day)} y={HEIGHT - BOTTOM + 18} textAnchor="middle">
          {number(day)}
        </text>
      ))}
      <text className="axis" x={0} y={12}>
        {f('wait.share')}
      </text>
      <text className="axis" x={(LEFT + width - RIGHT) / 2} y={HEIGHT - 6} textAnchor="middle">
        {f('wait.axis')}
      </text>
      <path className="survival" d={`M${x(0)} ${y(1)}${line}`} />
      {curve
        .filter(({ censored }) => censored > 0)
        .map(({ day, survival, censored, atRisk }) => (
          <line key={day} className="censored" x1={x(day)} x2={x(day)} y1={y(survival) - 5} y2={y(survival) + 5}>
            <title>{`${f('wait.axis')}${f('colon')}${number(day)} · ${f('wait.atRisk')}${f('colon')}${number(atRisk)} · −${number(censored)}`}</title>
          </line>
        ))}
    </svg>
  );
}

/** how many were still waiting when a day began */
const atRiskOn = (curve: Curve, n: number, day: number): number => {
  const next = curve.find((one) => one.day >= day);
  if (next !== undefined) return next.atRisk;
  return curve.length === 0 ? n : 0;
};

/** time to activate by Kaplan and Meier, the censored shown */
export function SurvivalCurve({ figures: { timeToActivate } }: { readonly figures: Figures }) {
  const f = useFigureWords();
  const { percent, number } = useFormat();
  const { n, events, curve, medianDays, p75Days } = timeToActivate;
  const last = curve.at(-1);
  const longest = last?.day ?? 0;
  const over = (day: number | null): number => (day === null ? n : atRiskOn(curve, n, day));
  const told = (days: number | null, yes: 'wait.median' | 'wait.p75', no: 'wait.noMedian' | 'wait.noP75'): string => {
    if (days === null) return f(no);
    const shown = shownDays(days, over(days));
    return shown === null ? f('notEnough') : f(yes, { day: number(shown) });
  };
  const step = stepOf(longest);
  const marks = Array.from({ length: Math.floor(longest / step) + 1 }, (_, at) => at * step);
  const enough = n >= 5 && last !== undefined;
  return (
    <Card title={f('wait.title')} definition={f('wait.is')}>
      {enough ? (
        <SpaceBetween size="s">
          <div className="sentence">
            <strong>{told(medianDays, 'wait.median', 'wait.noMedian')}</strong>, {told(p75Days, 'wait.p75', 'wait.noP75')}.{' '}
            <span className="quiet">
              {f('wait.counts', { events: number(events), n: number(n), censored: number(n - events) })}
            </span>
          </div>
          <Plot curve={curve} label={f('wait.label', { day: number(longest), share: percent(last.survival) })} />
          <Scroll label={f('wait.atRisk')}>
            <table className="figure-table">
              <tbody>
                <tr>
                  <th scope="row">{f('wait.axis')}</th>
                  {marks.map((day) => (
                    <td key={day}>{number(day)}</td>
                  ))}
                </tr>
                <tr>
                  <th scope="row">{f('wait.atRisk')}</th>
                  {marks.map((day) => (
                    <td key={day}>{number(atRiskOn(curve, n, day))}</td>
                  ))}
                </tr>
              </tbody>
            </table>
          </Scroll>
          <PageLink to="/merchants?stage=onboarding,risk_check,activation">{f('wait.behind')}</PageLink>
        </SpaceBetween>
      ) : (
        <Box color="text-body-secondary">
          {f('notEnough')} ({f('n', { n: number(n) })})
        </Box>
      )}
    </Card>
  );
}
