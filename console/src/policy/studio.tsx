import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDeferredValue, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { PolicyAnswer } from '../api.ts';
import { BaseChanged } from './base-changed.tsx';
import { CalendarSection } from './calendar-section.tsx';
import { CatalogueSection } from './catalogue-section.tsx';
import { DeadlineSection } from './deadline-section.tsx';
import { DifferenceList } from './difference-list.tsx';
import { DraftBar } from './draft-bar.tsx';
import { EditingContext } from './editing.tsx';
import { FindingList } from './finding-list.tsx';
import { withValueAt } from './json-path.ts';
import { JsonSection } from './json-section.tsx';
import { LadderSection } from './ladder-section.tsx';
import { LetterSection } from './letter-section.tsx';
import { ListsSection } from './lists-section.tsx';
import { QueueSection } from './queue-section.tsx';
import { RiskSection } from './risk-section.tsx';
import { SharingSection } from './sharing-section.tsx';
import { useAskedPlace } from './use-asked-place.ts';
import { useDifferences, useDocument } from './use-document.ts';
import { type KeptDraft, useSavedDraft } from './use-draft.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

const forms = {
  ladders: LadderSection,
  deadlines: DeadlineSection,
  letters: LetterSection,
  catalogue: CatalogueSection,
  risk: RiskSection,
  queues: QueueSection,
  sharing: SharingSection,
  calendars: CalendarSection,
  lists: ListsSection,
};
const sections = [
  'ladders',
  'deadlines',
  'letters',
  'catalogue',
  'risk',
  'queues',
  'sharing',
  'calendars',
  'lists',
  'json',
] as const;

interface Props {
  readonly policy: PolicyAnswer;
  readonly kept: KeptDraft;
  /** somebody else's draft, opened by its link */
  readonly readOnly: boolean;
}

/** a policy is written: its parts as forms and as JSON under the checks of the API, and what it changes in sentences */
export function Studio({ policy: { policy, active }, kept, readOnly }: Props) {
  const { p } = usePolicyWords();
  const { version: _version, ...before } = policy;
  const draft = useSavedDraft(kept);
  const { typed, setTyped } = draft;
  const begun = typed.text !== '';
  const inForce = useMemo(() => JSON.stringify({ ...policy, version: undefined }, null, 1), [policy]);
  const text = begun ? typed.text : inForce;
  const read = useDocument(useDeferredValue(text));
  const differences = useDifferences(before, read);
  const [search] = useSearchParams();
  const asked = useAskedPlace();
  const [section, setSection] = useState<(typeof sections)[number]>(
    () => sections.find((one) => one === search.get('section')) ?? 'ladders',
  );
  const write = (next: string): void => {
    if (!readOnly) setTyped({ text: next, basedOn: begun ? typed.basedOn : active });
  };
  const document = read.kind === 'no-json' ? undefined : read.document;
  const findings = read.kind === 'wrong' ? read.findings : [];
  const editing = {
    ...{ document, findings, readOnly },
    set: (place: string, value: unknown) => {
      // what was typed last counts, though it is still being read
      write(JSON.stringify(withValueAt(JSON.parse(text), place, value), null, 1));
    },
  };
  const Form = section === 'json' ? undefined : forms[section];
  const notJson = read.kind === 'no-json' ? p('notJson', { where: read.where }) : '';
  return (
    <EditingContext value={editing}>
      <SpaceBetween size="l">
        <DraftBar draft={draft} kept={kept} read={read} begun={begun} readOnly={readOnly} />
        {begun && typed.basedOn !== active && !readOnly && (
          <BaseChanged basedOn={typed.basedOn} active={active} before={before} text={text} onMerged={setTyped} />
        )}
        {asked !== '' && <Alert type="info">{p('askedPlace', { place: asked })}</Alert>}
        <FindingList findings={findings} />
        <SegmentedControl
          label={p('sections')}
          selectedId={section}
          options={sections.map((id) => ({ id, text: p(`section.${id}`) }))}
          onChange={({ detail }) => setSection(sections.find((one) => one === detail.selectedId) ?? 'ladders')}
        />
        {notJson !== '' && section !== 'json' && (
          <Alert type="error" header={notJson}>
            {p('notJsonHint')}
          </Alert>
        )}
        {section === 'json' && <JsonSection asked={asked} text={text} readOnly={readOnly} wrong={notJson} onChange={write} />}
        {Form !== undefined && document !== undefined && <Form />}
        {section !== 'json' && <Box color="text-body-secondary">{p('section.others')}</Box>}
        <Container
          header={
            <Header variant="h2" {...(differences === undefined ? {} : { counter: `(${differences.length})` })}>
              {p('draftDifferences')}
            </Header>
          }
        >
          {differences === undefined ? (
            <Box color="text-body-secondary">{p('differencesLater')}</Box>
          ) : differences.length === 0 ? (
            <Box color="text-body-secondary">{p('draftDifferencesNone')}</Box>
          ) : (
            <DifferenceList differences={differences} />
          )}
        </Container>
      </SpaceBetween>
    </EditingContext>
  );
}
