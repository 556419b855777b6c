import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { PageLink } from '../shell/link.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { shortName } from '../shell/short-name.ts';
import { HandBackDialog } from './hand-back-dialog.tsx';
import type { ShownTeam } from './use-teams.ts';

type Holder = ShownTeam['people'][number] & { readonly team: ShownTeam };

function HandBack({ person }: { readonly person: string }) {
  const { t } = useWords();
  const { can } = usePerson();
  const [asked, setAsked] = useState(false);
  if (!can('task.assign')) return '–';
  return (
    <>
      <Button onClick={() => setAsked(true)} ariaLabel={t('teams.handBackNamed', { who: shortName(person) })}>
        {t('teams.handBackDots')}
      </Button>
      {asked && <HandBackDialog person={person} onClose={() => setAsked(false)} />}
    </>
  );
}

/** who holds how much of which team's work */
export function LoadTable({ teams, more }: { readonly teams: readonly ShownTeam[]; readonly more: boolean }) {
  const { t } = useWords();
  const { number } = useFormat();
  const items = teams.flatMap((team) => team.people.map((one): Holder => ({ ...one, team })));
  return (
    <RecordTable<Holder>
      header={
        <Header variant="h2" {...(more ? { description: t('teams.firstOnly') } : {})}>
          {t('teams.people')}
        </Header>
      }
      items={items.toSorted((one, other) => other.open - one.open)}
      trackBy={({ person, team }) => `${team.key} ${person}`}
      empty={t('teams.nobody')}
      columns={[
        {
          id: 'who',
          header: t('teams.who'),
          minWidth: 140,
          cell: ({ person }) =>
            person === '' ? (
              <span className="quiet">{t('teams.unclaimed')}</span>
            ) : (
              <PageLink to={`/tasks?${new URLSearchParams({ queue: 'all', holder: person })}`}>{shortName(person)}</PageLink>
            ),
        },
        { id: 'team', header: t('teams.team'), cell: ({ team }) => team.title },
        { id: 'open', header: t('teams.openTasks'), cell: ({ open }) => number(open) },
        { id: 'overdue', header: t('teams.overdue'), cell: ({ overdue }) => number(overdue) },
        {
          id: 'actions',
          header: t('outage.actions'),
          cell: ({ person }) => (person === '' ? '–' : <HandBack person={person} />),
        },
      ]}
    />
  );
}
