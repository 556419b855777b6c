import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { procedureDocument, procedureHeadings, procedureOf } from '../../../domain/procedures/procedure-document.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePlaybookWords } from '../playbooks/words/use-playbook-words.ts';
import { saveFile } from '../shell/save-file.ts';

/** what people read of a playbook beside its graph: why it is there, what they do, what changed; as a file for a wiki, or on paper */
export function ProcedurePanel({ playbook, states }: { readonly playbook: string; readonly states: readonly string[] }) {
  const { term, locale } = useWords();
  const p = usePlaybookWords();
  const { date } = useFormat();
  const procedure = procedureOf(playbook);
  if (procedure === undefined) return null;
  const { why, people, changes } = procedure;
  const headings = procedureHeadings[locale];
  const title = term(playbook);
  const save = (): void =>
    saveFile(`${playbook}.md`, procedureDocument(procedure, { title, states, language: locale }), 'text/markdown');
  return (
    <div className="procedure">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button iconName="download" onClick={save}>
                  {p('procedureSave')}
                </Button>
                <Button onClick={() => print()}>{p('procedurePrint')}</Button>
              </SpaceBetween>
            }
          >
            {p('procedure', { title })}
          </Header>
        }
      >
        <h3>{headings.why}</h3>
        <p>{why[locale]}</p>
        <h3>{headings.people}</h3>
        <dl>
          {people.map(({ when, what }) => (
            <div key={when.en}>
              <dt>{when[locale]}</dt>
              <dd>{what[locale]}</dd>
            </div>
          ))}
        </dl>
        <h3>{headings.changes}</h3>
        <ul>
          {changes.map(({ on, what }) => (
            <li key={`${on} ${what.en}`}>
              {date(on)}
              {p('colon')}
              {what[locale]}
            </li>
          ))}
        </ul>
      </Container>
    </div>
  );
}
