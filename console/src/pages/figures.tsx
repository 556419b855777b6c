import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import '../figures/figures.css';
import { Ageing } from '../figures/ageing.tsx';
import { Behind } from '../figures/behind.tsx';
import { Blockers } from '../figures/blockers.tsx';
import { Cohorts } from '../figures/cohorts.tsx';
import { Csat } from '../figures/csat.tsx';
import { FigureCut } from '../figures/figure-cut.tsx';
import { Milestones } from '../figures/milestones.tsx';
import { Nudges } from '../figures/nudges.tsx';
import { Overview } from '../figures/overview.tsx';
import { Queues } from '../figures/queues.tsx';
import { Stalls } from '../figures/stalls.tsx';
import { SurvivalCurve } from '../figures/survival.tsx';
import { TableFiles } from '../figures/table-files.tsx';
import { type Figures as AllFigures, useFigureCut, useFigures } from '../figures/use-figures.ts';
import { Weeks } from '../figures/weeks.tsx';
import { useFigureWords } from '../figures/words/use-figure-words.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useClock, useNow } from '../now.tsx';
import { usePolicy } from '../queries.ts';
import { PageLink } from '../shell/link.tsx';
import { Loading } from '../shell/loading.tsx';
import { State } from '../shell/state.tsx';

/** a rollup is made every few days at the least */
const OLD_MS = 5 * 86_400_000;

function Nothing({ text }: { readonly text: string }) {
  const f = useFigureWords();
  return (
    <Container>
      <Box textAlign="center" padding={{ vertical: 'xxl' }}>
        <Box variant="h2">{f('noneTitle')}</Box>
        <Box color="text-body-secondary">{text}</Box>
      </Box>
    </Container>
  );
}

function All({ figures }: { readonly figures: AllFigures }) {
  const f = useFigureWords();
  const { instant } = useFormat();
  const now = useNow();
  // a clock that leaps days is ahead of figures that were asked for a moment ago
  const leaping = useClock()?.catchingUp === true;
  const policy = usePolicy();
  // queues and milestones are called as policy calls them
  if (policy.isPending) return <Loading />;
  const titles = new Map(policy.data?.policy.tasks.queues.map(({ key, title }) => [key, title]));
  return (
    <SpaceBetween size="l">
      {!leaping && now - Date.parse(figures.asOf) > OLD_MS && (
        <Alert type="warning">{f('old', { at: instant(figures.asOf) })}</Alert>
      )}
      <Overview figures={figures} />
      <div className="figure-pair">
        <Cohorts figures={figures} />
        <SurvivalCurve figures={figures} />
      </div>
      <div className="figure-pair">
        <Stalls figures={figures} />
        <Nudges figures={figures} />
      </div>
      <Queues figures={figures} titles={titles} />
      <div className="figure-pair">
        <Weeks figures={figures} />
        <Ageing figures={figures} titles={titles} />
      </div>
      <div className="figure-pair">
        <Blockers figures={figures} />
        <SpaceBetween size="l">
          <Milestones figures={figures} milestones={policy.data?.policy.care.milestones ?? []} />
          <Csat figures={figures} />
        </SpaceBetween>
      </div>
      <Behind lists={figures.lists} />
    </SpaceBetween>
  );
}

/** every figure of the desk, as of the newest rollup; each opens the list behind it */
export default function Figures() {
  const { t } = useWords();
  const f = useFigureWords();
  const { ago, instant, number } = useFormat();
  const { by, value, choose } = useFigureCut();
  const asked = useFigures(by, value);
  const figures = asked.data?.figures;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={<PageLink to="/figures/week">{f('weekPage')}</PageLink>}
        description={
          figures === undefined
            ? t('figures.hint')
            : `${f('asOf', { at: instant(figures.asOf), n: number(figures.merchants) })} ${t('figures.age', { ago: ago(figures.asOf) })} ${t('figures.hint')}`
        }
      >
        {t('figures.title')}
      </Header>
      <State of={asked}>
        {({ figures: made, cuts = made?.cuts ?? {} }) => {
          const shown = () => {
            if (made === undefined) return <Nothing text={f(by === undefined ? 'none' : 'cut.none')} />;
            return made.merchants === 0 ? <Nothing text={f('noMerchants')} /> : <All figures={made} />;
          };
          return (
            <SpaceBetween size="l">
              {Object.keys(cuts).length > 0 && <FigureCut {...{ cuts, by, value }} onChoose={choose} />}
              {shown()}
            </SpaceBetween>
          );
        }}
      </State>
      <TableFiles />
    </SpaceBetween>
  );
}
