import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { riskPolicy, riskRule } from '../../../domain/policy/risk-schema.ts';
import { conditionWords } from '../../../domain/wording/policy-sentences/condition-words.ts';
import { speechOf } from '../../../domain/wording/policy-sentences/speech.ts';
import { useWords } from '../i18n/index.tsx';
import { EditedRows } from './edited-rows.tsx';
import { textAt, valueAt } from './json-path.ts';
import { fieldOf } from './schema-fields.ts';
import { Members } from './schema-form.tsx';
import { useReach } from './use-reach.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

/** a condition is a tree: it is read here as a sentence, and written as JSON */
const ruleForm = riskRule.omit({ when: true });
const tables = new Set(['rules', 'lists']);
const field = fieldOf(riskPolicy);
const others = field.kind === 'object' ? field.fields.filter(({ name }) => !tables.has(name)) : [];

/** how a merchant's risk is scored: each rule with the merchants for whom it holds now, then what the score leads to */
export function RiskSection() {
  const { p, named } = usePolicyWords();
  const { term, locale } = useWords();
  const reach = useReach();
  const whenOf = (rule: unknown): string => {
    const read = riskRule.shape.when.safeParse(valueAt(rule, 'when'));
    return read.success ? conditionWords(speechOf(locale), read.data) : '–';
  };
  return (
    <SpaceBetween size="l">
      <EditedRows
        title={p('rulesTitle')}
        hint={p('rulesHint')}
        place="risk.rules"
        schema={ruleForm}
        besides={{ when: { op: 'all', of: [] } }}
        nameOf={(rule) => textAt(rule, 'text') || textAt(rule, 'key')}
        touched={reach?.rules}
        columns={[
          { id: 'when', header: named('field', 'when'), cell: whenOf },
          { id: 'points', header: named('field', 'points'), cell: (rule) => String(valueAt(rule, 'points') ?? '–') },
          { id: 'atLeast', header: named('field', 'atLeast'), cell: (rule) => term(textAt(rule, 'atLeast')) || '–' },
        ]}
      />
      <Container>
        <Members place="risk" fields={others} />
      </Container>
    </SpaceBetween>
  );
}
