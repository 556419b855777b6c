import Container from '@cloudscape-design/components/container';
import { taskPolicy } from '../../../domain/policy/task-schema.ts';
import { SchemaField } from './schema-form.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

/** queues of work, what goes where, and when two people decide */
export function QueueSection() {
  const { p } = usePolicyWords();
  return (
    <Container>
      <SchemaField place="tasks" schema={taskPolicy} label={p('section.queues')} plain />
    </Container>
  );
}
