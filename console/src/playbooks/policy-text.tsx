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
import { shortName } from '../shell/short-name.ts';
import { State } from '../shell/state.tsx';
import { WithReason } from '../shell/with-reason.tsx';
import { PolicyProposals } from './policy-proposals.tsx';
import { type PolicyText as Text, usePolicyText } from './use-playbooks.ts';
import { usePlaybookWords } from './words/use-playbook-words.ts';

type Difference = NonNullable<Text['comparison']>['differences'][number];

function Changed({ one }: { readonly one: Difference }) {
  const p = usePlaybookWords();
  const voice = useVoice();
  return (
    <li className={`difference ${one.kind}`}>
      <span className="kind">{p(one.kind)}</span>
      {'before' in one && <del>{policySentence(one.before, voice)}</del>}
      {'after' in one && <ins>{policySentence(one.after, voice)}</ins>}
    </li>
  );
}

function Comparison({ of, published }: { readonly of: NonNullable<Text['comparison']>; readonly published: string }) {
  const p = usePlaybookWords();
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
        <ul className="differences">
          {of.differences.map((one) => (
            <Changed key={`${one.kind}/${one.id}`} one={one} />
          ))}
        </ul>
      )}
    </Container>
  );
}

/** the language of a letter that is quoted word for word */
const quoted = ({ about: { language } }: { readonly about: Readonly<Record<string, unknown>> }): string | undefined =>
  typeof language === 'string' ? language : undefined;

/** a version of the policy in plain sentences, with its date, and beside another version */
export function PolicyText() {
  const p = usePlaybookWords();
  const { term } = useWords();
  const { date, instant } = useFormat();
  const voice = useVoice();
  // a person's reason is theirs; the system's is a code
  const nameOf = (by: string): string => (by === 'system' ? term(by) : shortName(by));
  const reasonOf = ({ by, reason }: { readonly by: string; readonly reason: string }): string =>
    by === 'system' ? term(reason) : reason;
  const [version, setVersion] = useState('');
  const [against, setAgainst] = useState('');
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
              onRead={(one) => {
                setVersion(one.version);
                setAgainst(one.basedOn);
              }}
            />
            <Container
              header={
                <Header variant="h2" description={p('policyHint')}>
                  {shown === undefined ? p('policy') : p('policyOf', { date: date(shown.publishedAt) })}{' '}
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
