import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Absence } from '../../../domain/staffing/read-absences.ts';
import { clockOf } from '../../../domain/staffing/written-shift.ts';
import { Card } from '../figures/card.tsx';
import { useFormat } from '../format.ts';
import { AbsencesField } from '../plan/absences-field.tsx';
import { useWrite } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { Refusal } from '../shell/refusal.tsx';
import type { RealtimeAnswer } from './use-realtime.ts';
import { useRealtimeWords } from './words/use-realtime-words.ts';

const DAY = 86_400_000;

/** who is away this week, as it is kept; a lead replaces it by a file */
export function AbsencesCard({ absences, week }: Pick<RealtimeAnswer, 'absences' | 'week'>) {
  const w = useRealtimeWords();
  const { date, number } = useFormat();
  const { can } = usePerson();
  const [read, setRead] = useState<readonly Absence[]>([]);
  const write = useWrite<object>('/absences', JSON.stringify([week, read]));
  const dayOf = (day: number): string => date(new Date(Date.parse(`${week}T12:00:00.000Z`) + day * DAY).toISOString());
  return (
    <Card title={w('absences')} definition={w('absencesIs')}>
      <SpaceBetween size="s">
        {absences === null || absences.absences.length === 0 ? (
          <div>{w('absencesNone')}</div>
        ) : (
          <ul>
            {absences.absences.map((one) => (
              <li key={`${one.day}/${one.from}/${one.to}/${one.people}`}>
                {w('absenceLine', { day: dayOf(one.day), from: clockOf(one.from), to: clockOf(one.to), n: number(one.people) })}
              </li>
            ))}
          </ul>
        )}
        {can('plan.publish') && (
          <>
            <AbsencesField monday={week} onRead={setRead} />
            {write.error !== null && <Refusal error={write.error} />}
            {read.length > 0 && (
              <Button loading={write.isPending} onClick={() => write.mutate({ week, absences: read })}>
                {w('absencesKeep')}
              </Button>
            )}
          </>
        )}
      </SpaceBetween>
    </Card>
  );
}
