import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { PageLink } from '../shell/link.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { shortName } from '../shell/short-name.ts';
import { State } from '../shell/state.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';
import { LoadTable } from '../teams/load-table.tsx';
import { Scorecards } from '../teams/scorecards.tsx';
import { SharesTable } from '../teams/shares-table.tsx';
import { type TeamsAnswer, useTeams } from '../teams/use-teams.ts';

/** who moved which share, when and why */
function Moves({ answer }: { readonly answer: TeamsAnswer }) {
  const { t, term } = useWords();
  const { instant, number } = useFormat();
  const titleOf = useQueueTitle();
  const teamOf = (key: string): string => answer.teams.find((one) => one.key === key)?.title ?? key;
  return (
    <RecordTable
      header={<Header variant="h2">{t('teams.history')}</Header>}
      items={answer.told}
      trackBy="id"
      empty={t('teams.historyNone')}
      columns={[
        {
          id: 'what',
          header: t('teams.what'),
          minWidth: 200,
          cell: ({ type, data }) => (
            <>
              <strong>{term(type)}</strong>
              <div>
                {teamOf(data.team)}, {titleOf(data.queue)}
                {t('colon')}
                {number(data.share)} %
              </div>
            </>
          ),
        },
        { id: 'when', header: t('teams.when'), cell: ({ at, data }) => `${instant(at)} – ${instant(data.until)}` },
        { id: 'who', header: t('teams.who'), cell: ({ actor }) => shortName(actor.id) },
        { id: 'why', header: t('teams.reason'), cell: ({ reason }) => <FreeText text={reason} /> },
      ]}
    />
  );
}

/** teams of ours and of suppliers: who is open, who was given what, who holds what, and what is moved for a while */
export default function Teams() {
  const { t } = useWords();
  const teams = useTeams();
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={t('teams.about')}>
        {t('nav.teams')}
      </Header>
      <State of={teams}>
        {(answer) =>
          answer.teams.length === 0 ? (
            <Container>
              <Box>{t('teams.noTeams')}</Box>
              <PageLink to="/policy">{t('nav.policy')}</PageLink>
            </Container>
          ) : (
            <SpaceBetween size="l">
              {answer.waiting > 0 && <Alert type="warning">{t('teams.waiting', { n: answer.waiting })}</Alert>}
              {answer.allocations.map((one) => (
                <SharesTable key={one.key} allocation={one} answer={answer} />
              ))}
              <LoadTable teams={answer.teams} more={answer.more} />
              <Scorecards answer={answer} />
              <Moves answer={answer} />
            </SpaceBetween>
          )
        }
      </State>
    </SpaceBetween>
  );
}
