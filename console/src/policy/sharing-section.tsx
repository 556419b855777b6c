import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import { teamsPolicy } from '../../../domain/policy/team-schema.ts';
import { SchemaField } from './schema-form.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

/** teams of ours and of suppliers, and who gets what part of which queue */
export function SharingSection() {
  const { p } = usePolicyWords();
  return (
    <Container>
      <Box color="text-body-secondary" padding={{ bottom: 'm' }}>
        {p('sharingHint')}
      </Box>
      <SchemaField place="sharing" schema={teamsPolicy} label={p('section.sharing')} plain />
    </Container>
  );
}
