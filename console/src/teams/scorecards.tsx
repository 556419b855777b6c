import Header from '@cloudscape-design/components/header';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import type { TeamsAnswer } from './use-teams.ts';

type Card = TeamsAnswer['scorecards'][number];

/** what each team did in time, and what its mix of work would have given anybody: by name, nobody is ranked */
export function Scorecards({ answer }: { readonly answer: TeamsAnswer }) {
  const { t } = useWords();
  const { number, percent } = useFormat();
  const titleOf = (key: string): string => answer.teams.find((one) => one.key === key)?.title ?? key;
  const points = (value: number): string => `${value > 0 ? '+' : ''}${number(Math.round(value * 1000) / 10)}`;
  return (
    <RecordTable<Card>
      header={
        <Header variant="h2" description={t('teams.scorecardsIs')}>
          {t('teams.scorecards')}
        </Header>
      }
      items={answer.scorecards}
      trackBy="team"
      empty={t('teams.scorecardsNone')}
      columns={[
        { id: 'team', header: t('teams.team'), cell: ({ team }) => titleOf(team) },
        { id: 'decided', header: t('teams.decided'), cell: ({ cases }) => number(cases) },
        {
          id: 'rate',
          header: t('teams.inTime'),
          cell: ({ rate, interval }) => (
            <>
              {percent(rate)}
              {interval !== null && (
                <div className="quiet">{t('teams.between', { low: percent(interval.low), high: percent(interval.high) })}</div>
              )}
            </>
          ),
        },
        { id: 'expected', header: t('teams.byMix'), cell: ({ expected }) => percent(expected) },
        { id: 'beyond', header: t('teams.beyond'), cell: ({ beyond }) => points(beyond) },
      ]}
    />
  );
}
