import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearchParams } from 'wouter';
import '../week/week.css';
import { useFigures } from '../figures/use-figures.ts';
import { useFormat } from '../format.ts';
import { usePolicy } from '../queries.ts';
import { State } from '../shell/state.tsx';
import { IssueTable } from '../week/issue-table.tsx';
import { Proposals } from '../week/proposals.tsx';
import { BlockerTrends, ConversionTable, FirstTime } from '../week/trend-tables.tsx';
import { useWeekWords } from '../week/week-words.ts';
import { Work } from '../week/work-table.tsx';

/** what a team looks at once a week: how its work went, what comes again and again, and what may be tried. Two sheets on paper */
export default function Week() {
  const w = useWeekWords();
  const { instant } = useFormat();
  const [search, setSearch] = useSearchParams();
  const asked = useFigures();
  const policy = usePolicy().data?.policy;
  const teams = policy?.sharing.teams ?? [];
  const options = [{ value: '', label: w('all') }, ...teams.map(({ key, title }) => ({ value: key, label: title }))];
  const team = teams.find(({ key }) => key === search.get('team'));
  const queues = team?.works.map(({ queue }) => queue);
  const chosen = options.find(({ value }) => value === (team?.key ?? '')) ?? null;
  return (
    <div className="week-page">
      <State of={asked}>
        {({ figures }) => (
          <SpaceBetween size="m">
            <Header
              variant="h1"
              description={
                figures === undefined
                  ? undefined
                  : w('hint', { at: instant(figures.asOf), version: figures.policyVersion.slice(0, 8) })
              }
              actions={
                <Button ariaLabel={w('print')} onClick={() => window.print()}>
                  {w('print')}
                </Button>
              }
            >
              {w('title')}
              {team !== undefined && `${w('colon')}${team.title}`}
            </Header>
            {teams.length > 0 && (
              <div className="week-choice">
                <FormField label={w('team')}>
                  <Select
                    selectedOption={chosen}
                    options={options}
                    onChange={({ detail }) => setSearch(detail.selectedOption.value ? { team: detail.selectedOption.value } : {})}
                  />
                </FormField>
              </div>
            )}
            {figures?.recurring === undefined ? (
              <Box>{w('none')}</Box>
            ) : (
              <>
                <Work figures={figures} recurring={figures.recurring} queues={queues} />
                <BlockerTrends recurring={figures.recurring} />
                <IssueTable recurring={figures.recurring} lists={figures.lists} />
                <div className="week-sheet">
                  <Proposals recurring={figures.recurring} queues={queues} />
                </div>
                <FirstTime recurring={figures.recurring} />
                <ConversionTable recurring={figures.recurring} />
              </>
            )}
          </SpaceBetween>
        )}
      </State>
    </div>
  );
}
