import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import type { Absence } from '../../../domain/staffing/read-absences.ts';
import type { PlanInputs, PlanJudgement } from '../../../domain/staffing/shift-plan.ts';
import { shiftRows } from '../../../domain/staffing/shift-rows.ts';
import type { WrittenShift } from '../../../domain/staffing/written-shift.ts';
import { useFormat } from '../format.ts';
import { AbsencesField } from './absences-field.tsx';
import { Coverage } from './coverage.tsx';
import { JudgedWeeks, PlanSums, ShiftTable } from './plan-tables.tsx';
import { usePlanWords } from './words/use-plan-words.ts';

const save = (week: string, shifts: readonly WrittenShift[]): void => {
  const lines = shiftRows(week, shifts).map((row) => row.join(','));
  const url = URL.createObjectURL(new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/csv' }));
  Object.assign(document.createElement('a'), { href: url, download: `shifts-${week}.csv` }).click();
  URL.revokeObjectURL(url);
};

interface Props {
  readonly inputs: PlanInputs;
  readonly shifts: readonly WrittenShift[];
  readonly judged: PlanJudgement;
  readonly action?: ReactNode;
}

/** one plan: what it takes, what it would have done, who is where, and what is short without those who are away */
export function PlanView({ inputs, shifts, judged, action }: Props) {
  const { w } = usePlanWords();
  const { date } = useFormat();
  const [absences, setAbsences] = useState<readonly Absence[]>([]);
  return (
    <SpaceBetween size="l">
      <Header
        variant="h2"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="download" onClick={() => save(inputs.week, shifts)}>
              {w('csv')}
            </Button>
            {action}
          </SpaceBetween>
        }
      >
        {w('result', { week: date(inputs.week) })}
      </Header>
      <PlanSums shifts={shifts} judged={judged} />
      <AbsencesField monday={inputs.week} onRead={setAbsences} />
      <Coverage inputs={inputs} shifts={shifts} absences={absences} />
      <ShiftTable shifts={shifts} />
      <JudgedWeeks judged={judged} />
    </SpaceBetween>
  );
}
