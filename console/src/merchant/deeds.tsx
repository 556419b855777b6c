import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { ShownSnapshot } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { usePolicy } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { DAY, daysUntil } from '../shell/days-until.ts';
import { type Asked, WriteDialog } from '../shell/write-dialog.tsx';
import { useChangeWords } from './change-words.ts';
import { ContactDialog } from './contact-dialog.tsx';
import { NudgeDialog } from './nudge-dialog.tsx';
import { RaiseDialog } from './raise-dialog.tsx';
import { StartChangeDialog } from './start-change-dialog.tsx';

const deeds = ['comment', 'snooze', 'withdraw'] as const;
type Deed = (typeof deeds)[number];
const permissionOf = { contact: 'merchant.contact', raise: 'task.raise', change: 'change.start' } as const;
type Form = keyof typeof permissionOf;
/** a promise to come back is rarely for later than this */
const LONGEST_SNOOZE = 90;
/** as far as policy lets this person put a merchant's messages off, in whole days from now; a lead goes beyond */
const useLongestSnooze = (lastProgressAt: string | undefined): number => {
  const person = usePerson();
  const now = useNow();
  const { data } = usePolicy();
  const bound = data?.policy.nudges.maximumSnoozeDays;
  if (bound === undefined || lastProgressAt === undefined || person.can('postpone.beyond')) return LONGEST_SNOOZE;
  return Math.min(LONGEST_SNOOZE, daysUntil(Date.parse(lastProgressAt) + bound * DAY, now));
};

/** what each dialog asks for; undefined: there is nothing to do it to */
const useAsked = ({ merchant, ladders }: ShownSnapshot): Readonly<Record<Deed, Asked | undefined>> => {
  const { t } = useWords();
  const now = useNow();
  const { merchantId, legalName: name, version, lifecycleStage } = merchant;
  const ladder = ladders.find(({ stage }) => stage === lifecycleStage);
  const most = useLongestSnooze(ladder?.lastProgressAt);
  const path = `/merchants/${merchantId}`;
  return {
    comment: {
      ...{ title: t('merchant.commentTitle', { name }), confirm: t('merchant.comment'), path: `${path}/comments`, version },
      text: 'comment',
    },
    snooze:
      ladder === undefined || ladder.status === 'stopped'
        ? undefined
        : {
            ...{ title: t('merchant.snoozeTitle', { name }), confirm: t('work.snooze'), possible: most >= 1 },
            note: t(most < 1 ? 'work.snoozeSpent' : 'merchant.snoozeNote'),
            ...{ path: `${path}/snooze`, version: ladder.version, text: 'reason' },
            ...(most < 1 ? {} : { days: { field: 'until', from: now, usual: Math.min(7, most), most } }),
          },
    withdraw:
      lifecycleStage === 'offboarded'
        ? undefined
        : {
            ...{ title: t('merchant.withdrawTitle', { name }), note: t('merchant.withdrawNote'), version, text: 'reason' },
            ...{ path: `${path}/withdraw`, confirm: t('merchant.withdraw') },
          },
  };
};

/** nudge, note, put aside, withdraw: the page offers what the API would allow */
export function Deeds({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t } = useWords();
  const changes = useChangeWords();
  const person = usePerson();
  const asked = useAsked(snapshot);
  const [open, setOpen] = useState<Deed | 'nudge' | Form>();
  const close = (): void => setOpen(undefined);
  const { merchantId, legalName: name, lifecycleStage, approvedAt } = snapshot.merchant;
  const possible = deeds.filter((deed) => person.can(`merchant.${deed}`) && asked[deed] !== undefined);
  const dialog = deeds.flatMap((deed) => (deed === open ? [asked[deed]] : []))[0];
  const forms: readonly Form[] =
    lifecycleStage === 'offboarded'
      ? []
      : (['contact', 'raise', 'change'] as const)
          .filter((form) => form !== 'change' || approvedAt !== undefined)
          .filter((form) => person.can(permissionOf[form]));
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {possible.length + forms.length > 0 && (
        <ButtonDropdown
          items={[
            ...forms.map((id) => ({ id, text: id === 'change' ? changes('start') : t(`${id}.dots`) })),
            ...possible.map((id) => ({ id, text: t(`merchant.${id}Dots`) })),
          ]}
          expandToViewport
          ariaLabel={t('work.moreOf', { title: name })}
          onItemClick={({ detail }) => setOpen([...deeds, ...forms].find((deed) => deed === detail.id))}
        >
          {t('work.more')}
        </ButtonDropdown>
      )}
      {person.can('merchant.nudge') && lifecycleStage !== 'offboarded' && (
        <Button variant="primary" onClick={() => setOpen('nudge')}>
          {t('merchant.nudge')}
        </Button>
      )}
      {open === 'nudge' && <NudgeDialog merchantId={merchantId} name={name} onClose={close} />}
      {open === 'contact' && <ContactDialog merchant={snapshot.merchant} onClose={close} />}
      {open === 'raise' && <RaiseDialog merchant={snapshot.merchant} onClose={close} />}
      {open === 'change' && <StartChangeDialog merchant={snapshot.merchant} onClose={close} />}
      {dialog !== undefined && <WriteDialog asked={dialog} onClose={close} />}
    </SpaceBetween>
  );
}
