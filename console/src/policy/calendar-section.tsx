import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { businessCalendar } from '../../../domain/calendar/business-calendar.ts';
import { useEditing } from './editing.tsx';
import { namesAt } from './json-path.ts';
import { SchemaField } from './schema-form.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

/** when we work: hours, days, whose holidays, and the days off besides */
export function CalendarSection() {
  const { p } = usePolicyWords();
  const { document } = useEditing();
  return (
    <SpaceBetween size="l">
      <div>{p('calendarHint')}</div>
      {namesAt(document, 'calendars').map((name) => (
        <Container key={name} header={<h3 className="policy-part">{name}</h3>}>
          <SchemaField place={`calendars.${name}`} schema={businessCalendar} label={name} plain />
        </Container>
      ))}
    </SpaceBetween>
  );
}
