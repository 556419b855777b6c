import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ChangeOutageDialog, type OutageDeed } from '../downtime/change-outage-dialog.tsx';
import { DeclareOutageDialog } from '../downtime/declare-outage-dialog.tsx';
import { HeldVolume } from '../downtime/held-volume.tsx';
import { type ShownOutage, useOutages, useOutageWords } from '../downtime/use-outages.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { usePerson } from '../session.tsx';
import { FreeText } from '../shell/free-text.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { shortName } from '../shell/short-name.ts';
import { State } from '../shell/state.tsx';

/** what may be done about an outage as it stands, by whom it may be done */
const deedsOf = ({ standing, declaredBy }: ShownOutage, person: ReturnType<typeof usePerson>): readonly OutageDeed[] => {
  if (!person.can('outage.declare')) return [];
  if (standing === 'running' || standing === 'planned') return ['extend', 'end'];
  if (standing !== 'proposed') return [];
  return person.can('outage.backdate') && declaredBy !== person.id ? ['confirm', 'withdraw'] : ['withdraw'];
};

function Deeds({ outage }: { readonly outage: ShownOutage }) {
  const { t } = useWords();
  const person = usePerson();
  const [open, setOpen] = useState<OutageDeed>();
  const deeds = deedsOf(outage, person);
  if (deeds.length === 0) return '–';
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {deeds.map((deed) => (
        <Button key={deed} onClick={() => setOpen(deed)}>
          {t(`outage.${deed}Dots`)}
        </Button>
      ))}
      {open !== undefined && <ChangeOutageDialog outage={outage} deed={open} onClose={() => setOpen(undefined)} />}
    </SpaceBetween>
  );
}

/** outages that run, are planned or ended lately; a person declares, extends and ends them here */
export default function Downtime() {
  const { t } = useWords();
  const { instant, number } = useFormat();
  const words = useOutageWords();
  const person = usePerson();
  const outages = useOutages();
  const [declaring, setDeclaring] = useState(false);
  const stateOf = ({ standing, released, releasePerHour }: ShownOutage): string =>
    t(`outage.${standing}`, { n: number(released), rate: number(releasePerHour) });
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={t('outage.about')}
        actions={
          person.can('outage.declare') && (
            <Button variant="primary" onClick={() => setDeclaring(true)}>
              {t('outage.declareDots')}
            </Button>
          )
        }
      >
        {t('outage.title')}
      </Header>
      <State of={outages}>
        {({ outages: known }) => (
          <RecordTable
            header={<Header variant="h2">{t('outage.list')}</Header>}
            items={known}
            trackBy="id"
            empty={t('outage.empty')}
            columns={[
              {
                id: 'what',
                header: t('outage.what'),
                cell: (one) => (
                  <>
                    <strong>{words.provider(one)}</strong>
                    {t('colon')}
                    {words.kind(one)}
                    <div>
                      {words.capability(one)}, {words.countries(one)}
                    </div>
                    <div className="quiet">
                      <FreeText text={one.reason} />
                    </div>
                  </>
                ),
                minWidth: 240,
              },
              { id: 'when', header: t('outage.when'), cell: ({ from, until }) => `${instant(from)} – ${instant(until)}` },
              { id: 'state', header: t('outage.state'), cell: stateOf },
              { id: 'meanwhile', header: t('outage.meanwhile'), cell: (one) => <HeldVolume outage={one} /> },
              {
                id: 'who',
                header: t('outage.who'),
                cell: ({ declaredBy, declaredAt, confirmedBy }) => (
                  <>
                    {t('outage.by', { by: shortName(declaredBy), when: instant(declaredAt) })}
                    {confirmedBy !== undefined && <div>{t('outage.confirmedBy', { by: shortName(confirmedBy) })}</div>}
                  </>
                ),
              },
              { id: 'actions', header: t('outage.actions'), cell: (one) => <Deeds outage={one} /> },
            ]}
          />
        )}
      </State>
      {declaring && <DeclareOutageDialog onClose={() => setDeclaring(false)} />}
    </SpaceBetween>
  );
}
