import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { PolicyAnswer } from '../api.ts';
import { useFormat } from '../format.ts';
import { usePerson } from '../session.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { shortName } from '../shell/short-name.ts';
import { ReplaceListDialog } from './replace-list-dialog.tsx';
import { ScreeningState } from './screening-state.tsx';
import { useAge } from './use-age.ts';
import { useScreening } from './use-screening.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

interface Props {
  readonly policy: Pick<PolicyAnswer, 'lists' | 'loads' | 'screening'>;
}

/** the lists names are screened against, how old each is, who replaced one, and how far everybody is screened against them */
export function ScreeningLists({ policy: { lists, loads, screening } }: Props) {
  const { p } = usePolicyWords();
  const { number, date, instant } = useFormat();
  const age = useAge();
  const person = usePerson();
  const screen = useScreening();
  const [open, setOpen] = useState(false);
  return (
    <SpaceBetween size="l">
      {lists.length === 0 && <Alert type="warning">{p('screeningSample')}</Alert>}
      <RecordTable
        header={
          <Header
            variant="h2"
            counter={`(${lists.length})`}
            description={p('screeningHint')}
            actions={person.can('screening.load') && <Button onClick={() => setOpen(true)}>{p('replaceList')}</Button>}
          >
            {p('screeningLists')}
          </Header>
        }
        items={lists}
        trackBy="key"
        empty={p('screeningNone')}
        columns={[
          { id: 'title', header: p('rowName'), minWidth: 220, cell: ({ title }) => title },
          {
            id: 'asOf',
            header: p('field.asOf'),
            minWidth: 200,
            cell: ({ asOf }) => p('asOfAge', { date: date(asOf), age: age(asOf) }),
          },
          { id: 'names', header: p('screeningNames'), cell: (one) => number(one.names) },
          {
            id: 'loaded',
            header: p('screeningLoaded'),
            cell: ({ loadedAt, loadedBy }) => `${instant(loadedAt)} · ${shortName(loadedBy)}`,
          },
        ]}
      />
      {lists.length > 0 && <ScreeningState screening={screening} screen={screen} />}
      <RecordTable
        header={
          <Header variant="h3" counter={`(${loads.length})`}>
            {p('loads')}
          </Header>
        }
        items={loads}
        trackBy={({ loadedAt, key }) => `${loadedAt} ${key}`}
        empty={p('loadsNone')}
        columns={[
          {
            id: 'who',
            header: p('when'),
            minWidth: 260,
            cell: ({ loadedAt, loadedBy, reason = '' }) => (
              <>
                {instant(loadedAt)} · {shortName(loadedBy)}
                <div>
                  <FreeText text={reason} />
                </div>
              </>
            ),
          },
          { id: 'title', header: p('rowName'), minWidth: 220, cell: ({ title, asOf }) => `${title}, ${date(asOf)}` },
          {
            id: 'names',
            header: p('screeningNames'),
            cell: ({ names, namesBefore = 0 }) => p('loadsNames', { names: number(names), before: number(namesBefore) }),
          },
        ]}
      />
      {open && <ReplaceListDialog lists={lists} onReplaced={() => screen.mutate(false)} onClose={() => setOpen(false)} />}
    </SpaceBetween>
  );
}
