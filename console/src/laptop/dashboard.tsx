import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import LineChart from '@cloudscape-design/components/line-chart';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useId } from 'react';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useLaptop } from '../queries.ts';
import { State } from '../shell/state.tsx';

const HOUR = 3_600_000;
const TWO_WEEKS = 14 * 24 * HOUR;

interface Line {
  readonly label: string;
  /** an hour a point, oldest first; JSON has null where nothing was reported */
  readonly points: readonly (number | null)[];
  readonly unmeasured?: string;
}
interface Widget {
  readonly title: string;
  readonly lines: readonly Line[];
}
interface Board {
  readonly name: string;
  readonly until: number;
  readonly widgets: readonly Widget[];
}

/** when a point was, and what it was; hours without any are left out */
const seen = (points: Line['points'], until: number) =>
  points.flatMap((y, at) => (y === null ? [] : [{ x: new Date(until - (points.length - 1 - at) * HOUR), y }]));

/** one widget of the template, in the words the template has for it */
function Drawn({ title, lines, until }: Widget & { readonly until: number }) {
  const { t } = useWords();
  const { number, instant } = useFormat();
  const id = useId();
  const all = lines.flatMap(({ label, points }) => {
    const data = seen(points, until);
    return data.length === 0 ? [] : [{ title: label, type: 'line' as const, data, valueFormatter: number }];
  });
  const missing = lines.flatMap(({ label, unmeasured }) => (unmeasured === undefined ? [] : [label]));
  return (
    <Container
      header={
        <Header variant="h3">
          <span lang="en" id={id}>
            {title}
          </span>
        </Header>
      }
    >
      <SpaceBetween size="xs">
        {all.length === 0 ? (
          <Box color="text-body-secondary">{t('laptop.nothingMeasured')}</Box>
        ) : (
          // labels are the template's own words
          <div lang="en">
            <LineChart
              ariaLabelledby={id}
              height={160}
              hideFilter
              xScaleType="time"
              xDomain={[new Date(until - TWO_WEEKS), new Date(until)]}
              xTickFormatter={(at) => instant(at.toISOString())}
              yTickFormatter={number}
              series={all}
            />
          </div>
        )}
        {missing.length === 0 ? null : (
          <Box color="text-body-secondary" fontSize="body-s">
            {t('laptop.onlyOnAws')} <span lang="en">{missing.join(', ')}</span>
          </Box>
        )}
      </SpaceBetween>
    </Container>
  );
}

/** the dashboard of the template, with what this laptop measured */
export function Dashboard() {
  const boards = useLaptop<readonly Board[]>('dashboard', 10_000);
  return (
    <State of={boards}>
      {(all) => (
        <SpaceBetween size="l">
          {all.flatMap(({ name, until, widgets }) =>
            widgets.map((widget) => <Drawn key={`${name} ${widget.title}`} {...widget} until={until} />),
          )}
        </SpaceBetween>
      )}
    </State>
  );
}
