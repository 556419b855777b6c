import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { policySentence, sectionTitle } from '../../../domain/wording/policy-sentences/policy-sentences.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { type PolicyText as Text, usePolicyText } from '../playbooks/use-playbooks.ts';
import { shortName } from '../shell/short-name.ts';
import { State } from '../shell/state.tsx';
import { WithReason } from '../shell/with-reason.tsx';
import { DifferenceList } from './difference-list.tsx';
import { PolicyProposals } from './policy-proposals.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

function Comparison({ of, published }: { readonly of: NonNullable<Text['comparison']>; readonly published: string }) {
  const { p } = usePolicyWords();
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${of.differences.length})`}>
          {p('differences', { version: published })}
        </Header>
      }
    >
      {of.differences.length === 0 ? (
        <Box color="text-body-secondary">{p('differencesNone')}</Box>
      ) : (
        <DifferenceList differences={of.differences} />
      )}
    </Container>
  );
}

/** the language of a letter that is quoted word for word */
const quoted = ({ about: { language } }: { readonly about: Readonly<Record<string, unknown>> }): string | undefined =>
  typeof language === 'string' ? language : undefined;

/** the version that is read, and the one it is compared with; the one in force, with none */
export interface Compared {
  readonly version?: string;
  readonly against?: string;
}

/** a version of the policy in plain sentences, with its date, and beside another version */
export function PolicyText({ compared = {} }: { readonly compared?: Compared }) {
  const { p } = usePolicyWords();
  const { term } = useWords();
  const { date, instant } = useFormat();
  const voice = useVoice();
  // a person's reason is theirs; the system's is a code
  const nameOf = (by: string): string => (by === 'system' ? term(by) : shortName(by));
  const reasonOf = ({ by, reason }: { readonly by: string; readonly reason: string }): string =>
    by === 'system' ? term(reason) : reason;
  const [{ version = '', against = '' }, setShown] = useState<Compared>(compared);
  const setVersion = (next: string): void => setShown({ version: next, against });
  const setAgainst = (next: string): void => setShown({ version, against: next });
  const text = usePolicyText(version, against);
  return (
    <State of={text}>
      {(read) => {
        const publishedAt = (wanted: string): string => {
          const found = read.versions.find((one) => one.version === wanted);
          return found === undefined ? wanted : instant(found.publishedAt);
        };
        const options = read.versions.map((one) => ({
          value: one.version,
          label: instant(one.publishedAt),
          description: `${nameOf(one.by)}${p('colon')}${reasonOf(one)}`,
          ...(one.version === read.active ? { labelTag: p('active') } : {}),
        }));
        const none = { value: '', label: p('againstNone') };
        const others = [none, ...options.filter(({ value }) => value !== read.version)];
        const shown = read.versions.find((one) => one.version === read.version);
        return (
          <SpaceBetween size="l">
            <PolicyProposals
              proposals={read.proposals}
              comments={read.comments}
              onRead={(one) => setShown({ version: one.version, against: one.basedOn })}
            />
            <Container
              header={
                <Header variant="h2" description={p('policyHint')}>
                  {shown === undefined ? p('title') : p('policyOf', { date: date(shown.publishedAt) })}{' '}
                  {read.version === read.active && <Badge color="green">{p('active')}</Badge>}
                </Header>
              }
            >
              <SpaceBetween size="m">
                {shown !== undefined && (
                  <div className="quiet">
                    <WithReason
                      text={p('published', { at: instant(shown.publishedAt), by: nameOf(shown.by) })}
                      reason={reasonOf(shown)}
                    />{' '}
                    <span className="mono">{read.version}</span>
                  </div>
                )}
                <Grid gridDefinition={[{ colspan: { default: 12, s: 6 } }, { colspan: { default: 12, s: 6 } }]}>
                  <FormField label={p('version')}>
                    <Select
                      options={options}
                      selectedOption={options.find(({ value }) => value === read.version) ?? null}
                      onChange={({ detail }) => setVersion(detail.selectedOption.value ?? '')}
                    />
                  </FormField>
                  <FormField label={p('against')}>
                    <Select
                      options={others}
                      selectedOption={others.find(({ value }) => value === against) ?? none}
                      onChange={({ detail }) => setAgainst(detail.selectedOption.value ?? '')}
                    />
                  </FormField>
                </Grid>
              </SpaceBetween>
            </Container>
            {read.comparison !== undefined && against !== '' && (
              <Comparison of={read.comparison} published={publishedAt(read.comparison.against)} />
            )}
            {read.sections.map(({ key, sentences }, at) => (
              <ExpandableSection
                key={key}
                variant="container"
                headerText={sectionTitle(key, voice)}
                headerCounter={`(${sentences.length})`}
                defaultExpanded={at < 2}
              >
                <ul className="sentences">
                  {sentences.map((one) => (
                    <li key={one.id} lang={quoted(one)}>
                      {policySentence(one, voice)}
                    </li>
                  ))}
                </ul>
              </ExpandableSection>
            ))}
          </SpaceBetween>
        );
      }}
    </State>
  );
}
