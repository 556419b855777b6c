import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { stepsOfChange } from '../../../domain/account-change/protocol-steps.ts';
import { leastPeople, peopleIn } from '../../../domain/model/people-in-change.ts';
import { countPeople } from '../../../domain/same-person.ts';
import type { ShownSnapshot } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { usePolicy } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { PageLink } from '../shell/link.tsx';
import { shortName } from '../shell/short-name.ts';
import { type Asked, WriteDialog } from '../shell/write-dialog.tsx';
import { ChangeSteps } from './change-steps.tsx';
import { useChangeWords } from './change-words.ts';

export type ShownChange = ShownSnapshot['accountChanges'][number];

/** the new value: of an account what it ends in */
const useNewValue = () => {
  const { country } = useFormat();
  return ({ to }: ShownChange): string => {
    switch (to.of) {
      case 'bank_account':
        return [`•••• ${to.last4}`, country(to.country), to.holder].filter((one) => one !== undefined).join(' · ');
      case 'address':
        return [...to.lines, to.postcode, to.city, country(to.country)].filter((one) => one !== undefined).join(', ');
      case 'contact':
        return [to.name, to.email, to.phone].filter((one) => one !== undefined).join(' · ');
    }
  };
};

/** what happened to the change beside its steps: an objection, its end, payouts that wait */
function News({ change }: { readonly change: ShownChange }) {
  const w = useChangeWords();
  const { term } = useWords();
  const { instant } = useFormat();
  const { objection, stopped, hold } = change;
  const { released } = hold ?? {};
  return (
    <>
      {objection !== undefined && (
        <Alert type="warning">
          {w('objected', { by: shortName(objection.by.id), when: instant(objection.at), through: term(objection.through) })}
        </Alert>
      )}
      {stopped !== undefined && (
        <Alert type="info">{w('stopped', { when: instant(stopped.at), because: term(stopped.because) })}</Alert>
      )}
      {hold !== undefined && released === undefined && (
        <Alert type="warning">{w('held', { when: instant(hold.since), because: term(hold.because) })}</Alert>
      )}
      {released !== undefined && (
        <Alert type="info">{w('released', { when: instant(released.at), by: shortName(released.by) })}</Alert>
      )}
    </>
  );
}

/** the evidence of the protocol, as far as it has been gathered */
function Evidence({ change, approvals }: { readonly change: ShownChange; readonly approvals: readonly string[] }) {
  const w = useChangeWords();
  const { term } = useWords();
  const { instant } = useFormat();
  const { data } = usePolicy();
  const newValue = useNewValue();
  const { flags, holder, callBackTo, coolingOff } = change;
  const people = [...new Set([...peopleIn(change), ...approvals])];
  const score = flags.reduce((sum, { points }) => sum + points, 0);
  const long = data?.policy.accountChanges?.longFromScore;
  const flagged = flags.map(({ flag, points }) => w('points', { flag: term(flag), points })).join(', ');
  const items = [
    { label: w('to'), value: newValue(change) },
    {
      label: w('flags'),
      value: flags.length === 0 ? w('noFlags') : `${flagged}${long === undefined ? '' : ` · ${w('score', { score, long })}`}`,
    },
    ...(holder === undefined
      ? []
      : [{ label: w('holderAnswer'), value: [term(holder.answer), holder.name].filter((one) => one !== undefined).join(' · ') }]),
    ...(callBackTo === undefined
      ? []
      : [{ label: w('callTo'), value: w('callSince', { value: callBackTo.value, when: instant(callBackTo.since) }) }]),
    ...(coolingOff === undefined
      ? []
      : [
          {
            label: w('cooling'),
            value: `${w('coolingIs', { days: coolingOff.workingDays, when: instant(coolingOff.until) })} · ${coolingOff.reasons.map(term).join(', ')}`,
          },
        ]),
    {
      label: w('people'),
      value: w('peopleAre', { count: countPeople(people), least: leastPeople, people: people.map(shortName).join(', ') }),
    },
  ];
  return <KeyValuePairs columns={3} minColumnWidth={220} items={items} />;
}

function OneChange({ change, snapshot }: { readonly change: ShownChange; readonly snapshot: ShownSnapshot }) {
  const w = useChangeWords();
  const { term } = useWords();
  const { instant } = useFormat();
  const now = useNow();
  const { data } = usePolicy();
  const evidenceFor = data?.policy.accountChanges?.evidenceFor ?? [];
  const person = usePerson();
  const [asked, setAsked] = useState<Asked>();
  const document = snapshot.requirements.find(({ id }) => id === change.evidenceId);
  const open = snapshot.tasks.find(
    ({ subjectId, status }) => subjectId === change.id && (status === 'open' || status === 'claimed'),
  );
  const approvals = open?.approvals ?? [];
  const path = `/merchants/${change.merchantId}`;
  const object = (): void =>
    setAsked({
      ...{ title: w('objectTitle'), note: w('objectNote'), path: `${path}/account-changes/${change.id}/objection` },
      ...{ version: change.version, text: 'reason', confirm: w('objectDo') },
    });
  const mayObject = person.can('change.object') && change.objection === undefined && change.status !== 'stopped';
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={w('askedBy', {
            ...{ when: instant(change.askedAt), by: shortName(change.askedBy.id), through: term(change.request.through) },
          })}
          actions={mayObject && <Button onClick={object}>{w('object')}</Button>}
        >
          {term(change.to.of)} · {term(change.status)}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <News change={change} />
        {change.reason !== undefined && <FreeText text={change.reason} />}
        <Evidence change={change} approvals={approvals.map(({ by }) => by)} />
        <ChangeSteps steps={stepsOfChange(change, { document, approvals, evidenceFor }, new Date(now).toISOString())} />
        {change.run !== undefined && (
          <PageLink to={`${path}?tab=playbook&run=${encodeURIComponent(change.run)}`}>{w('run')}</PageLink>
        )}
      </SpaceBetween>
      {asked !== undefined && <WriteDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </Container>
  );
}

/** every account change of a merchant, newest first: its evidence, its wait, and who did what */
export function AccountChanges({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const w = useChangeWords();
  const newestFirst = snapshot.accountChanges.toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : -1));
  if (newestFirst.length === 0)
    return (
      <Container>
        <Box color="text-body-secondary">{w('none')}</Box>
      </Container>
    );
  return (
    <SpaceBetween size="l">
      {newestFirst.map((change) => (
        <OneChange key={change.id} change={change} snapshot={snapshot} />
      ))}
    </SpaceBetween>
  );
}
